<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.16-Białowieża" styleCategories="Fields|Forms|MapTips|AttributeTable|Temporal">
 <temporal limitMode="0" startField="" durationField="" enabled="0" endExpression="" startExpression="" durationUnit="min" fixedDuration="0" accumulate="0" mode="0" endField="">
  <fixedRange>
   <start></start>
   <end></end>
  </fixedRange>
 </temporal>
 <fieldConfiguration>
  <field name="fid" configurationFlags="None">
   <editWidget type="Hidden">
    <config>
     <Option/>
    </config>
   </editWidget>
  </field>
  <field name="uuid" configurationFlags="None">
   <editWidget type="Hidden">
    <config>
     <Option/>
    </config>
   </editWidget>
  </field>
  <field name="site" configurationFlags="None">
   <editWidget type="ValueRelation">
    <config>
     <Option type="Map">
      <Option type="bool" name="AllowMulti" value="false"/>
      <Option type="bool" name="AllowNull" value="false"/>
      <Option type="QString" name="FilterExpression" value=""/>
      <Option type="QString" name="Key" value="uuid"/>
      <Option type="QString" name="Layer" value=""/>
      <Option type="QString" name="LayerName" value="sites"/>
      <Option type="QString" name="LayerProviderName" value="ogr"/>
      <Option type="QString" name="LayerSource" value="./plan.gpkg|layername=sites"/>
      <Option type="int" name="NofColumns" value="1"/>
      <Option type="bool" name="OrderByValue" value="true"/>
      <Option type="bool" name="UseCompleter" value="false"/>
      <Option type="QString" name="Value" value="name"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="year" configurationFlags="None">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" name="AllowNull" value="false"/>
      <Option type="int" name="Max" value="100"/>
      <Option type="int" name="Min" value="1"/>
      <Option type="int" name="Precision" value="0"/>
      <Option type="int" name="Step" value="1"/>
      <Option type="QString" name="Style" value="SpinBox"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="avoided_low" configurationFlags="None">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" name="AllowNull" value="true"/>
      <Option type="double" name="Max" value="1e+12"/>
      <Option type="double" name="Min" value="-1e+12"/>
      <Option type="int" name="Precision" value="2"/>
      <Option type="double" name="Step" value="0.1"/>
      <Option type="QString" name="Style" value="SpinBox"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="avoided_mode" configurationFlags="None">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" name="AllowNull" value="true"/>
      <Option type="double" name="Max" value="1e+12"/>
      <Option type="double" name="Min" value="-1e+12"/>
      <Option type="int" name="Precision" value="2"/>
      <Option type="double" name="Step" value="0.1"/>
      <Option type="QString" name="Style" value="SpinBox"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="avoided_high" configurationFlags="None">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" name="AllowNull" value="true"/>
      <Option type="double" name="Max" value="1e+12"/>
      <Option type="double" name="Min" value="-1e+12"/>
      <Option type="int" name="Precision" value="2"/>
      <Option type="double" name="Step" value="0.1"/>
      <Option type="QString" name="Style" value="SpinBox"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="leaked_low" configurationFlags="None">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" name="AllowNull" value="true"/>
      <Option type="double" name="Max" value="1e+12"/>
      <Option type="double" name="Min" value="-1e+12"/>
      <Option type="int" name="Precision" value="2"/>
      <Option type="double" name="Step" value="0.1"/>
      <Option type="QString" name="Style" value="SpinBox"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="leaked_mode" configurationFlags="None">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" name="AllowNull" value="true"/>
      <Option type="double" name="Max" value="1e+12"/>
      <Option type="double" name="Min" value="-1e+12"/>
      <Option type="int" name="Precision" value="2"/>
      <Option type="double" name="Step" value="0.1"/>
      <Option type="QString" name="Style" value="SpinBox"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="leaked_high" configurationFlags="None">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" name="AllowNull" value="true"/>
      <Option type="double" name="Max" value="1e+12"/>
      <Option type="double" name="Min" value="-1e+12"/>
      <Option type="int" name="Precision" value="2"/>
      <Option type="double" name="Step" value="0.1"/>
      <Option type="QString" name="Style" value="SpinBox"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="emission_low" configurationFlags="None">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" name="AllowNull" value="true"/>
      <Option type="double" name="Max" value="1e+12"/>
      <Option type="double" name="Min" value="-1e+12"/>
      <Option type="int" name="Precision" value="2"/>
      <Option type="double" name="Step" value="0.1"/>
      <Option type="QString" name="Style" value="SpinBox"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="emission_mode" configurationFlags="None">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" name="AllowNull" value="true"/>
      <Option type="double" name="Max" value="1e+12"/>
      <Option type="double" name="Min" value="-1e+12"/>
      <Option type="int" name="Precision" value="2"/>
      <Option type="double" name="Step" value="0.1"/>
      <Option type="QString" name="Style" value="SpinBox"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="emission_high" configurationFlags="None">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" name="AllowNull" value="true"/>
      <Option type="double" name="Max" value="1e+12"/>
      <Option type="double" name="Min" value="-1e+12"/>
      <Option type="int" name="Precision" value="2"/>
      <Option type="double" name="Step" value="0.1"/>
      <Option type="QString" name="Style" value="SpinBox"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="made" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" name="IsMultiline" value="false"/>
      <Option type="bool" name="UseHtml" value="false"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="of_revision" configurationFlags="None">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" name="AllowNull" value="true"/>
      <Option type="int" name="Max" value="2000000000"/>
      <Option type="int" name="Min" value="0"/>
      <Option type="int" name="Precision" value="0"/>
      <Option type="int" name="Step" value="1"/>
      <Option type="QString" name="Style" value="SpinBox"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="loss_without" configurationFlags="None">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" name="AllowNull" value="true"/>
      <Option type="double" name="Max" value="1e+12"/>
      <Option type="double" name="Min" value="-1e+12"/>
      <Option type="int" name="Precision" value="2"/>
      <Option type="double" name="Step" value="0.1"/>
      <Option type="QString" name="Style" value="SpinBox"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="loss_with_low" configurationFlags="None">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" name="AllowNull" value="true"/>
      <Option type="double" name="Max" value="1e+12"/>
      <Option type="double" name="Min" value="-1e+12"/>
      <Option type="int" name="Precision" value="2"/>
      <Option type="double" name="Step" value="0.1"/>
      <Option type="QString" name="Style" value="SpinBox"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="loss_with_mode" configurationFlags="None">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" name="AllowNull" value="true"/>
      <Option type="double" name="Max" value="1e+12"/>
      <Option type="double" name="Min" value="-1e+12"/>
      <Option type="int" name="Precision" value="2"/>
      <Option type="double" name="Step" value="0.1"/>
      <Option type="QString" name="Style" value="SpinBox"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="loss_with_high" configurationFlags="None">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" name="AllowNull" value="true"/>
      <Option type="double" name="Max" value="1e+12"/>
      <Option type="double" name="Min" value="-1e+12"/>
      <Option type="int" name="Precision" value="2"/>
      <Option type="double" name="Step" value="0.1"/>
      <Option type="QString" name="Style" value="SpinBox"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="cost_per_tonne_low" configurationFlags="None">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" name="AllowNull" value="true"/>
      <Option type="double" name="Max" value="1e+12"/>
      <Option type="double" name="Min" value="-1e+12"/>
      <Option type="int" name="Precision" value="2"/>
      <Option type="double" name="Step" value="0.1"/>
      <Option type="QString" name="Style" value="SpinBox"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="cost_per_tonne_mode" configurationFlags="None">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" name="AllowNull" value="true"/>
      <Option type="double" name="Max" value="1e+12"/>
      <Option type="double" name="Min" value="-1e+12"/>
      <Option type="int" name="Precision" value="2"/>
      <Option type="double" name="Step" value="0.1"/>
      <Option type="QString" name="Style" value="SpinBox"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="cost_per_tonne_high" configurationFlags="None">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" name="AllowNull" value="true"/>
      <Option type="double" name="Max" value="1e+12"/>
      <Option type="double" name="Min" value="-1e+12"/>
      <Option type="int" name="Precision" value="2"/>
      <Option type="double" name="Step" value="0.1"/>
      <Option type="QString" name="Style" value="SpinBox"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="currency" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" name="IsMultiline" value="false"/>
      <Option type="bool" name="UseHtml" value="false"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="unknown_share" configurationFlags="None">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" name="AllowNull" value="true"/>
      <Option type="double" name="Max" value="1"/>
      <Option type="double" name="Min" value="0"/>
      <Option type="int" name="Precision" value="2"/>
      <Option type="double" name="Step" value="0.1"/>
      <Option type="QString" name="Style" value="SpinBox"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="inputs" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" name="IsMultiline" value="false"/>
      <Option type="bool" name="UseHtml" value="false"/>
     </Option>
    </config>
   </editWidget>
  </field>
 </fieldConfiguration>
 <aliases>
  <alias name="" field="fid" index="0"/>
  <alias name="" field="uuid" index="1"/>
  <alias name="Site" field="site" index="2"/>
  <alias name="Year of the plan" field="year" index="3"/>
  <alias name="Soil loss avoided, low [t/a]" field="avoided_low" index="4"/>
  <alias name="Soil loss avoided, likely [t/a]" field="avoided_mode" index="5"/>
  <alias name="Soil loss avoided, high [t/a]" field="avoided_high" index="6"/>
  <alias name="Soil loss by moved grazing, low [t/a]" field="leaked_low" index="7"/>
  <alias name="Soil loss by moved grazing, likely [t/a]" field="leaked_mode" index="8"/>
  <alias name="Soil loss by moved grazing, high [t/a]" field="leaked_high" index="9"/>
  <alias name="Share of dust emission left, low (0–1)" field="emission_low" index="10"/>
  <alias name="Share of dust emission left, likely (0–1)" field="emission_mode" index="11"/>
  <alias name="Share of dust emission left, high (0–1)" field="emission_high" index="12"/>
  <alias name="Made on" field="made" index="13"/>
  <alias name="Revision of the plan that it is of" field="of_revision" index="14"/>
  <alias name="Soil loss without the plan [t/a]" field="loss_without" index="15"/>
  <alias name="Soil loss with the plan, low [t/a]" field="loss_with_low" index="16"/>
  <alias name="Soil loss with the plan, likely [t/a]" field="loss_with_mode" index="17"/>
  <alias name="Soil loss with the plan, high [t/a]" field="loss_with_high" index="18"/>
  <alias name="Cost of a tonne avoided, low" field="cost_per_tonne_low" index="19"/>
  <alias name="Cost of a tonne avoided, likely" field="cost_per_tonne_mode" index="20"/>
  <alias name="Cost of a tonne avoided, high" field="cost_per_tonne_high" index="21"/>
  <alias name="Currency" field="currency" index="22"/>
  <alias name="Share of the land that is not known (0–1)" field="unknown_share" index="23"/>
  <alias name="What it was worked out from (JSON)" field="inputs" index="24"/>
 </aliases>
 <defaults>
  <default expression="" field="fid" applyOnUpdate="0"/>
  <default expression="" field="uuid" applyOnUpdate="0"/>
  <default expression="" field="site" applyOnUpdate="0"/>
  <default expression="" field="year" applyOnUpdate="0"/>
  <default expression="" field="avoided_low" applyOnUpdate="0"/>
  <default expression="" field="avoided_mode" applyOnUpdate="0"/>
  <default expression="" field="avoided_high" applyOnUpdate="0"/>
  <default expression="" field="leaked_low" applyOnUpdate="0"/>
  <default expression="" field="leaked_mode" applyOnUpdate="0"/>
  <default expression="" field="leaked_high" applyOnUpdate="0"/>
  <default expression="" field="emission_low" applyOnUpdate="0"/>
  <default expression="" field="emission_mode" applyOnUpdate="0"/>
  <default expression="" field="emission_high" applyOnUpdate="0"/>
  <default expression="" field="made" applyOnUpdate="0"/>
  <default expression="" field="of_revision" applyOnUpdate="0"/>
  <default expression="" field="loss_without" applyOnUpdate="0"/>
  <default expression="" field="loss_with_low" applyOnUpdate="0"/>
  <default expression="" field="loss_with_mode" applyOnUpdate="0"/>
  <default expression="" field="loss_with_high" applyOnUpdate="0"/>
  <default expression="" field="cost_per_tonne_low" applyOnUpdate="0"/>
  <default expression="" field="cost_per_tonne_mode" applyOnUpdate="0"/>
  <default expression="" field="cost_per_tonne_high" applyOnUpdate="0"/>
  <default expression="" field="currency" applyOnUpdate="0"/>
  <default expression="" field="unknown_share" applyOnUpdate="0"/>
  <default expression="" field="inputs" applyOnUpdate="0"/>
 </defaults>
 <constraints>
  <constraint unique_strength="0" exp_strength="0" field="fid" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="uuid" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="site" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="year" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="avoided_low" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="avoided_mode" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="avoided_high" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="leaked_low" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="leaked_mode" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="leaked_high" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="emission_low" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="emission_mode" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="emission_high" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="made" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="of_revision" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="loss_without" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="loss_with_low" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="loss_with_mode" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="loss_with_high" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="cost_per_tonne_low" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="cost_per_tonne_mode" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="cost_per_tonne_high" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="currency" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="unknown_share" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="inputs" notnull_strength="0" constraints="0"/>
 </constraints>
 <constraintExpressions>
  <constraint desc="" field="fid" exp=""/>
  <constraint desc="" field="uuid" exp=""/>
  <constraint desc="" field="site" exp=""/>
  <constraint desc="" field="year" exp=""/>
  <constraint desc="" field="avoided_low" exp=""/>
  <constraint desc="" field="avoided_mode" exp=""/>
  <constraint desc="" field="avoided_high" exp=""/>
  <constraint desc="" field="leaked_low" exp=""/>
  <constraint desc="" field="leaked_mode" exp=""/>
  <constraint desc="" field="leaked_high" exp=""/>
  <constraint desc="" field="emission_low" exp=""/>
  <constraint desc="" field="emission_mode" exp=""/>
  <constraint desc="" field="emission_high" exp=""/>
  <constraint desc="" field="made" exp=""/>
  <constraint desc="" field="of_revision" exp=""/>
  <constraint desc="" field="loss_without" exp=""/>
  <constraint desc="" field="loss_with_low" exp=""/>
  <constraint desc="" field="loss_with_mode" exp=""/>
  <constraint desc="" field="loss_with_high" exp=""/>
  <constraint desc="" field="cost_per_tonne_low" exp=""/>
  <constraint desc="" field="cost_per_tonne_mode" exp=""/>
  <constraint desc="" field="cost_per_tonne_high" exp=""/>
  <constraint desc="" field="currency" exp=""/>
  <constraint desc="" field="unknown_share" exp=""/>
  <constraint desc="" field="inputs" exp=""/>
 </constraintExpressions>
 <expressionfields/>
 <attributetableconfig sortOrder="0" sortExpression="" actionWidgetStyle="dropDown">
  <columns>
   <column type="field" name="fid" hidden="1" width="-1"/>
   <column type="field" name="uuid" hidden="1" width="-1"/>
   <column type="field" name="site" hidden="0" width="-1"/>
   <column type="field" name="year" hidden="0" width="-1"/>
   <column type="field" name="avoided_low" hidden="0" width="-1"/>
   <column type="field" name="avoided_mode" hidden="0" width="-1"/>
   <column type="field" name="avoided_high" hidden="0" width="-1"/>
   <column type="field" name="leaked_low" hidden="0" width="-1"/>
   <column type="field" name="leaked_mode" hidden="0" width="-1"/>
   <column type="field" name="leaked_high" hidden="0" width="-1"/>
   <column type="field" name="emission_low" hidden="0" width="-1"/>
   <column type="field" name="emission_mode" hidden="0" width="-1"/>
   <column type="field" name="emission_high" hidden="0" width="-1"/>
   <column type="field" name="made" hidden="0" width="-1"/>
   <column type="field" name="of_revision" hidden="0" width="-1"/>
   <column type="field" name="loss_without" hidden="0" width="-1"/>
   <column type="field" name="loss_with_low" hidden="0" width="-1"/>
   <column type="field" name="loss_with_mode" hidden="0" width="-1"/>
   <column type="field" name="loss_with_high" hidden="0" width="-1"/>
   <column type="field" name="cost_per_tonne_low" hidden="0" width="-1"/>
   <column type="field" name="cost_per_tonne_mode" hidden="0" width="-1"/>
   <column type="field" name="cost_per_tonne_high" hidden="0" width="-1"/>
   <column type="field" name="currency" hidden="0" width="-1"/>
   <column type="field" name="unknown_share" hidden="0" width="-1"/>
   <column type="field" name="inputs" hidden="0" width="-1"/>
   <column type="actions" hidden="0" width="-1"/>
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
  <field editable="0" name="fid"/>
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
