<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis styleCategories="Fields|Forms|MapTips|AttributeTable|Temporal" version="3.22.16-Białowieża">
 <temporal durationUnit="min" limitMode="0" startExpression="" accumulate="0" durationField="" endExpression="" enabled="0" fixedDuration="0" mode="0" startField="" endField="">
  <fixedRange>
   <start></start>
   <end></end>
  </fixedRange>
 </temporal>
 <fieldConfiguration>
  <field configurationFlags="None" name="uuid">
   <editWidget type="Hidden">
    <config>
     <Option/>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="site">
   <editWidget type="ValueRelation">
    <config>
     <Option type="Map">
      <Option type="bool" value="false" name="AllowMulti"/>
      <Option type="bool" value="false" name="AllowNull"/>
      <Option type="QString" value="" name="FilterExpression"/>
      <Option type="QString" value="uuid" name="Key"/>
      <Option type="QString" value="" name="Layer"/>
      <Option type="QString" value="sites" name="LayerName"/>
      <Option type="QString" value="ogr" name="LayerProviderName"/>
      <Option type="QString" value="./plan.gpkg|layername=sites" name="LayerSource"/>
      <Option type="int" value="1" name="NofColumns"/>
      <Option type="bool" value="true" name="OrderByValue"/>
      <Option type="bool" value="false" name="UseCompleter"/>
      <Option type="QString" value="name" name="Value"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="year">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" value="false" name="AllowNull"/>
      <Option type="int" value="100" name="Max"/>
      <Option type="int" value="1" name="Min"/>
      <Option type="int" value="0" name="Precision"/>
      <Option type="int" value="1" name="Step"/>
      <Option type="QString" value="SpinBox" name="Style"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="avoided_low">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" value="true" name="AllowNull"/>
      <Option type="double" value="1e+12" name="Max"/>
      <Option type="double" value="-1e+12" name="Min"/>
      <Option type="int" value="2" name="Precision"/>
      <Option type="double" value="0.1" name="Step"/>
      <Option type="QString" value="SpinBox" name="Style"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="avoided_mode">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" value="true" name="AllowNull"/>
      <Option type="double" value="1e+12" name="Max"/>
      <Option type="double" value="-1e+12" name="Min"/>
      <Option type="int" value="2" name="Precision"/>
      <Option type="double" value="0.1" name="Step"/>
      <Option type="QString" value="SpinBox" name="Style"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="avoided_high">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" value="true" name="AllowNull"/>
      <Option type="double" value="1e+12" name="Max"/>
      <Option type="double" value="-1e+12" name="Min"/>
      <Option type="int" value="2" name="Precision"/>
      <Option type="double" value="0.1" name="Step"/>
      <Option type="QString" value="SpinBox" name="Style"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="leaked_low">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" value="true" name="AllowNull"/>
      <Option type="double" value="1e+12" name="Max"/>
      <Option type="double" value="-1e+12" name="Min"/>
      <Option type="int" value="2" name="Precision"/>
      <Option type="double" value="0.1" name="Step"/>
      <Option type="QString" value="SpinBox" name="Style"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="leaked_mode">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" value="true" name="AllowNull"/>
      <Option type="double" value="1e+12" name="Max"/>
      <Option type="double" value="-1e+12" name="Min"/>
      <Option type="int" value="2" name="Precision"/>
      <Option type="double" value="0.1" name="Step"/>
      <Option type="QString" value="SpinBox" name="Style"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="leaked_high">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" value="true" name="AllowNull"/>
      <Option type="double" value="1e+12" name="Max"/>
      <Option type="double" value="-1e+12" name="Min"/>
      <Option type="int" value="2" name="Precision"/>
      <Option type="double" value="0.1" name="Step"/>
      <Option type="QString" value="SpinBox" name="Style"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="emission_low">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" value="true" name="AllowNull"/>
      <Option type="double" value="1e+12" name="Max"/>
      <Option type="double" value="-1e+12" name="Min"/>
      <Option type="int" value="2" name="Precision"/>
      <Option type="double" value="0.1" name="Step"/>
      <Option type="QString" value="SpinBox" name="Style"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="emission_mode">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" value="true" name="AllowNull"/>
      <Option type="double" value="1e+12" name="Max"/>
      <Option type="double" value="-1e+12" name="Min"/>
      <Option type="int" value="2" name="Precision"/>
      <Option type="double" value="0.1" name="Step"/>
      <Option type="QString" value="SpinBox" name="Style"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="emission_high">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" value="true" name="AllowNull"/>
      <Option type="double" value="1e+12" name="Max"/>
      <Option type="double" value="-1e+12" name="Min"/>
      <Option type="int" value="2" name="Precision"/>
      <Option type="double" value="0.1" name="Step"/>
      <Option type="QString" value="SpinBox" name="Style"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="made">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" value="false" name="IsMultiline"/>
      <Option type="bool" value="false" name="UseHtml"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="of_revision">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" value="true" name="AllowNull"/>
      <Option type="int" value="2000000000" name="Max"/>
      <Option type="int" value="0" name="Min"/>
      <Option type="int" value="0" name="Precision"/>
      <Option type="int" value="1" name="Step"/>
      <Option type="QString" value="SpinBox" name="Style"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="loss_without">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" value="true" name="AllowNull"/>
      <Option type="double" value="1e+12" name="Max"/>
      <Option type="double" value="-1e+12" name="Min"/>
      <Option type="int" value="2" name="Precision"/>
      <Option type="double" value="0.1" name="Step"/>
      <Option type="QString" value="SpinBox" name="Style"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="loss_with_low">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" value="true" name="AllowNull"/>
      <Option type="double" value="1e+12" name="Max"/>
      <Option type="double" value="-1e+12" name="Min"/>
      <Option type="int" value="2" name="Precision"/>
      <Option type="double" value="0.1" name="Step"/>
      <Option type="QString" value="SpinBox" name="Style"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="loss_with_mode">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" value="true" name="AllowNull"/>
      <Option type="double" value="1e+12" name="Max"/>
      <Option type="double" value="-1e+12" name="Min"/>
      <Option type="int" value="2" name="Precision"/>
      <Option type="double" value="0.1" name="Step"/>
      <Option type="QString" value="SpinBox" name="Style"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="loss_with_high">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" value="true" name="AllowNull"/>
      <Option type="double" value="1e+12" name="Max"/>
      <Option type="double" value="-1e+12" name="Min"/>
      <Option type="int" value="2" name="Precision"/>
      <Option type="double" value="0.1" name="Step"/>
      <Option type="QString" value="SpinBox" name="Style"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="cost_per_tonne_low">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" value="true" name="AllowNull"/>
      <Option type="double" value="1e+12" name="Max"/>
      <Option type="double" value="-1e+12" name="Min"/>
      <Option type="int" value="2" name="Precision"/>
      <Option type="double" value="0.1" name="Step"/>
      <Option type="QString" value="SpinBox" name="Style"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="cost_per_tonne_mode">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" value="true" name="AllowNull"/>
      <Option type="double" value="1e+12" name="Max"/>
      <Option type="double" value="-1e+12" name="Min"/>
      <Option type="int" value="2" name="Precision"/>
      <Option type="double" value="0.1" name="Step"/>
      <Option type="QString" value="SpinBox" name="Style"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="cost_per_tonne_high">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" value="true" name="AllowNull"/>
      <Option type="double" value="1e+12" name="Max"/>
      <Option type="double" value="-1e+12" name="Min"/>
      <Option type="int" value="2" name="Precision"/>
      <Option type="double" value="0.1" name="Step"/>
      <Option type="QString" value="SpinBox" name="Style"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="currency">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" value="false" name="IsMultiline"/>
      <Option type="bool" value="false" name="UseHtml"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="unknown_share">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" value="true" name="AllowNull"/>
      <Option type="double" value="1" name="Max"/>
      <Option type="double" value="0" name="Min"/>
      <Option type="int" value="2" name="Precision"/>
      <Option type="double" value="0.1" name="Step"/>
      <Option type="QString" value="SpinBox" name="Style"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="inputs">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" value="false" name="IsMultiline"/>
      <Option type="bool" value="false" name="UseHtml"/>
     </Option>
    </config>
   </editWidget>
  </field>
 </fieldConfiguration>
 <aliases>
  <alias field="uuid" index="0" name=""/>
  <alias field="site" index="1" name="Site"/>
  <alias field="year" index="2" name="Year of the plan"/>
  <alias field="avoided_low" index="3" name="Soil loss avoided, low [t/a]"/>
  <alias field="avoided_mode" index="4" name="Soil loss avoided, likely [t/a]"/>
  <alias field="avoided_high" index="5" name="Soil loss avoided, high [t/a]"/>
  <alias field="leaked_low" index="6" name="Soil loss by moved grazing, low [t/a]"/>
  <alias field="leaked_mode" index="7" name="Soil loss by moved grazing, likely [t/a]"/>
  <alias field="leaked_high" index="8" name="Soil loss by moved grazing, high [t/a]"/>
  <alias field="emission_low" index="9" name="Share of dust emission left, low (0–1)"/>
  <alias field="emission_mode" index="10" name="Share of dust emission left, likely (0–1)"/>
  <alias field="emission_high" index="11" name="Share of dust emission left, high (0–1)"/>
  <alias field="made" index="12" name="Made on"/>
  <alias field="of_revision" index="13" name="Revision of the plan that it is of"/>
  <alias field="loss_without" index="14" name="Soil loss without the plan [t/a]"/>
  <alias field="loss_with_low" index="15" name="Soil loss with the plan, low [t/a]"/>
  <alias field="loss_with_mode" index="16" name="Soil loss with the plan, likely [t/a]"/>
  <alias field="loss_with_high" index="17" name="Soil loss with the plan, high [t/a]"/>
  <alias field="cost_per_tonne_low" index="18" name="Cost of a tonne avoided, low"/>
  <alias field="cost_per_tonne_mode" index="19" name="Cost of a tonne avoided, likely"/>
  <alias field="cost_per_tonne_high" index="20" name="Cost of a tonne avoided, high"/>
  <alias field="currency" index="21" name="Currency"/>
  <alias field="unknown_share" index="22" name="Share of the land that is not known (0–1)"/>
  <alias field="inputs" index="23" name="What it was worked out from (JSON)"/>
 </aliases>
 <defaults>
  <default field="uuid" applyOnUpdate="0" expression=""/>
  <default field="site" applyOnUpdate="0" expression=""/>
  <default field="year" applyOnUpdate="0" expression=""/>
  <default field="avoided_low" applyOnUpdate="0" expression=""/>
  <default field="avoided_mode" applyOnUpdate="0" expression=""/>
  <default field="avoided_high" applyOnUpdate="0" expression=""/>
  <default field="leaked_low" applyOnUpdate="0" expression=""/>
  <default field="leaked_mode" applyOnUpdate="0" expression=""/>
  <default field="leaked_high" applyOnUpdate="0" expression=""/>
  <default field="emission_low" applyOnUpdate="0" expression=""/>
  <default field="emission_mode" applyOnUpdate="0" expression=""/>
  <default field="emission_high" applyOnUpdate="0" expression=""/>
  <default field="made" applyOnUpdate="0" expression=""/>
  <default field="of_revision" applyOnUpdate="0" expression=""/>
  <default field="loss_without" applyOnUpdate="0" expression=""/>
  <default field="loss_with_low" applyOnUpdate="0" expression=""/>
  <default field="loss_with_mode" applyOnUpdate="0" expression=""/>
  <default field="loss_with_high" applyOnUpdate="0" expression=""/>
  <default field="cost_per_tonne_low" applyOnUpdate="0" expression=""/>
  <default field="cost_per_tonne_mode" applyOnUpdate="0" expression=""/>
  <default field="cost_per_tonne_high" applyOnUpdate="0" expression=""/>
  <default field="currency" applyOnUpdate="0" expression=""/>
  <default field="unknown_share" applyOnUpdate="0" expression=""/>
  <default field="inputs" applyOnUpdate="0" expression=""/>
 </defaults>
 <constraints>
  <constraint field="uuid" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="site" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="year" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="avoided_low" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="avoided_mode" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="avoided_high" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="leaked_low" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="leaked_mode" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="leaked_high" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="emission_low" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="emission_mode" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="emission_high" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="made" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="of_revision" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="loss_without" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="loss_with_low" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="loss_with_mode" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="loss_with_high" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="cost_per_tonne_low" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="cost_per_tonne_mode" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="cost_per_tonne_high" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="currency" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="unknown_share" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="inputs" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
 </constraints>
 <constraintExpressions>
  <constraint field="uuid" exp="" desc=""/>
  <constraint field="site" exp="" desc=""/>
  <constraint field="year" exp="" desc=""/>
  <constraint field="avoided_low" exp="" desc=""/>
  <constraint field="avoided_mode" exp="" desc=""/>
  <constraint field="avoided_high" exp="" desc=""/>
  <constraint field="leaked_low" exp="" desc=""/>
  <constraint field="leaked_mode" exp="" desc=""/>
  <constraint field="leaked_high" exp="" desc=""/>
  <constraint field="emission_low" exp="" desc=""/>
  <constraint field="emission_mode" exp="" desc=""/>
  <constraint field="emission_high" exp="" desc=""/>
  <constraint field="made" exp="" desc=""/>
  <constraint field="of_revision" exp="" desc=""/>
  <constraint field="loss_without" exp="" desc=""/>
  <constraint field="loss_with_low" exp="" desc=""/>
  <constraint field="loss_with_mode" exp="" desc=""/>
  <constraint field="loss_with_high" exp="" desc=""/>
  <constraint field="cost_per_tonne_low" exp="" desc=""/>
  <constraint field="cost_per_tonne_mode" exp="" desc=""/>
  <constraint field="cost_per_tonne_high" exp="" desc=""/>
  <constraint field="currency" exp="" desc=""/>
  <constraint field="unknown_share" exp="" desc=""/>
  <constraint field="inputs" exp="" desc=""/>
 </constraintExpressions>
 <expressionfields/>
 <attributetableconfig sortExpression="" actionWidgetStyle="dropDown" sortOrder="0">
  <columns>
   <column width="-1" type="field" hidden="1" name="uuid"/>
   <column width="-1" type="field" hidden="0" name="site"/>
   <column width="-1" type="field" hidden="0" name="year"/>
   <column width="-1" type="field" hidden="0" name="avoided_low"/>
   <column width="-1" type="field" hidden="0" name="avoided_mode"/>
   <column width="-1" type="field" hidden="0" name="avoided_high"/>
   <column width="-1" type="field" hidden="0" name="leaked_low"/>
   <column width="-1" type="field" hidden="0" name="leaked_mode"/>
   <column width="-1" type="field" hidden="0" name="leaked_high"/>
   <column width="-1" type="field" hidden="0" name="emission_low"/>
   <column width="-1" type="field" hidden="0" name="emission_mode"/>
   <column width="-1" type="field" hidden="0" name="emission_high"/>
   <column width="-1" type="field" hidden="0" name="made"/>
   <column width="-1" type="field" hidden="0" name="of_revision"/>
   <column width="-1" type="field" hidden="0" name="loss_without"/>
   <column width="-1" type="field" hidden="0" name="loss_with_low"/>
   <column width="-1" type="field" hidden="0" name="loss_with_mode"/>
   <column width="-1" type="field" hidden="0" name="loss_with_high"/>
   <column width="-1" type="field" hidden="0" name="cost_per_tonne_low"/>
   <column width="-1" type="field" hidden="0" name="cost_per_tonne_mode"/>
   <column width="-1" type="field" hidden="0" name="cost_per_tonne_high"/>
   <column width="-1" type="field" hidden="0" name="currency"/>
   <column width="-1" type="field" hidden="0" name="unknown_share"/>
   <column width="-1" type="field" hidden="0" name="inputs"/>
   <column width="-1" type="actions" hidden="0"/>
  </columns>
 </attributetableconfig>
 <conditionalstyles>
  <rowstyles/>
  <fieldstyles/>
 </conditionalstyles>
 <storedexpressions/>
 <editform tolerant="1"></editform>
 <editforminit/>
 <editforminitcodesource>0</editforminitcodesource>
 <editforminitfilepath></editforminitfilepath>
 <editforminitcode><![CDATA[]]></editforminitcode>
 <featformsuppress>0</featformsuppress>
 <editorlayout>generatedlayout</editorlayout>
 <editable>
  <field editable="0" name="avoided_high"/>
  <field editable="0" name="avoided_low"/>
  <field editable="0" name="avoided_mode"/>
  <field editable="0" name="cost_per_tonne_high"/>
  <field editable="0" name="cost_per_tonne_low"/>
  <field editable="0" name="cost_per_tonne_mode"/>
  <field editable="0" name="currency"/>
  <field editable="0" name="emission_high"/>
  <field editable="0" name="emission_low"/>
  <field editable="0" name="emission_mode"/>
  <field editable="0" name="inputs"/>
  <field editable="0" name="leaked_high"/>
  <field editable="0" name="leaked_low"/>
  <field editable="0" name="leaked_mode"/>
  <field editable="0" name="loss_with_high"/>
  <field editable="0" name="loss_with_low"/>
  <field editable="0" name="loss_with_mode"/>
  <field editable="0" name="loss_without"/>
  <field editable="0" name="made"/>
  <field editable="0" name="of_revision"/>
  <field editable="0" name="site"/>
  <field editable="0" name="unknown_share"/>
  <field editable="0" name="uuid"/>
  <field editable="0" name="year"/>
 </editable>
 <labelOnTop/>
 <reuseLastValue/>
 <dataDefinedFieldProperties/>
 <widgets/>
 <mapTip></mapTip>
 <layerGeometryType>4</layerGeometryType>
</qgis>
