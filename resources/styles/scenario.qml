<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis styleCategories="Fields|Forms|MapTips|AttributeTable|Temporal" version="3.22.16-Białowieża">
 <temporal durationField="" durationUnit="min" enabled="0" startField="" startExpression="" mode="0" fixedDuration="0" accumulate="0" endExpression="" limitMode="0" endField="">
  <fixedRange>
   <start></start>
   <end></end>
  </fixedRange>
 </temporal>
 <fieldConfiguration>
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
      <Option name="AllowMulti" value="false" type="bool"/>
      <Option name="AllowNull" value="false" type="bool"/>
      <Option name="FilterExpression" value="" type="QString"/>
      <Option name="Key" value="uuid" type="QString"/>
      <Option name="Layer" value="" type="QString"/>
      <Option name="LayerName" value="sites" type="QString"/>
      <Option name="LayerProviderName" value="ogr" type="QString"/>
      <Option name="LayerSource" value="./plan.gpkg|layername=sites" type="QString"/>
      <Option name="NofColumns" value="1" type="int"/>
      <Option name="OrderByValue" value="true" type="bool"/>
      <Option name="UseCompleter" value="false" type="bool"/>
      <Option name="Value" value="name" type="QString"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="year" configurationFlags="None">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option name="AllowNull" value="false" type="bool"/>
      <Option name="Max" value="100" type="int"/>
      <Option name="Min" value="1" type="int"/>
      <Option name="Precision" value="0" type="int"/>
      <Option name="Step" value="1" type="int"/>
      <Option name="Style" value="SpinBox" type="QString"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="avoided_low" configurationFlags="None">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option name="AllowNull" value="true" type="bool"/>
      <Option name="Max" value="1e+12" type="double"/>
      <Option name="Min" value="-1e+12" type="double"/>
      <Option name="Precision" value="2" type="int"/>
      <Option name="Step" value="0.1" type="double"/>
      <Option name="Style" value="SpinBox" type="QString"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="avoided_mode" configurationFlags="None">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option name="AllowNull" value="true" type="bool"/>
      <Option name="Max" value="1e+12" type="double"/>
      <Option name="Min" value="-1e+12" type="double"/>
      <Option name="Precision" value="2" type="int"/>
      <Option name="Step" value="0.1" type="double"/>
      <Option name="Style" value="SpinBox" type="QString"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="avoided_high" configurationFlags="None">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option name="AllowNull" value="true" type="bool"/>
      <Option name="Max" value="1e+12" type="double"/>
      <Option name="Min" value="-1e+12" type="double"/>
      <Option name="Precision" value="2" type="int"/>
      <Option name="Step" value="0.1" type="double"/>
      <Option name="Style" value="SpinBox" type="QString"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="leaked_low" configurationFlags="None">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option name="AllowNull" value="true" type="bool"/>
      <Option name="Max" value="1e+12" type="double"/>
      <Option name="Min" value="-1e+12" type="double"/>
      <Option name="Precision" value="2" type="int"/>
      <Option name="Step" value="0.1" type="double"/>
      <Option name="Style" value="SpinBox" type="QString"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="leaked_mode" configurationFlags="None">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option name="AllowNull" value="true" type="bool"/>
      <Option name="Max" value="1e+12" type="double"/>
      <Option name="Min" value="-1e+12" type="double"/>
      <Option name="Precision" value="2" type="int"/>
      <Option name="Step" value="0.1" type="double"/>
      <Option name="Style" value="SpinBox" type="QString"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="leaked_high" configurationFlags="None">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option name="AllowNull" value="true" type="bool"/>
      <Option name="Max" value="1e+12" type="double"/>
      <Option name="Min" value="-1e+12" type="double"/>
      <Option name="Precision" value="2" type="int"/>
      <Option name="Step" value="0.1" type="double"/>
      <Option name="Style" value="SpinBox" type="QString"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="emission_low" configurationFlags="None">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option name="AllowNull" value="true" type="bool"/>
      <Option name="Max" value="1e+12" type="double"/>
      <Option name="Min" value="-1e+12" type="double"/>
      <Option name="Precision" value="2" type="int"/>
      <Option name="Step" value="0.1" type="double"/>
      <Option name="Style" value="SpinBox" type="QString"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="emission_mode" configurationFlags="None">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option name="AllowNull" value="true" type="bool"/>
      <Option name="Max" value="1e+12" type="double"/>
      <Option name="Min" value="-1e+12" type="double"/>
      <Option name="Precision" value="2" type="int"/>
      <Option name="Step" value="0.1" type="double"/>
      <Option name="Style" value="SpinBox" type="QString"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="emission_high" configurationFlags="None">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option name="AllowNull" value="true" type="bool"/>
      <Option name="Max" value="1e+12" type="double"/>
      <Option name="Min" value="-1e+12" type="double"/>
      <Option name="Precision" value="2" type="int"/>
      <Option name="Step" value="0.1" type="double"/>
      <Option name="Style" value="SpinBox" type="QString"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="made" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" value="false" type="bool"/>
      <Option name="UseHtml" value="false" type="bool"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="of_revision" configurationFlags="None">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option name="AllowNull" value="true" type="bool"/>
      <Option name="Max" value="2000000000" type="int"/>
      <Option name="Min" value="0" type="int"/>
      <Option name="Precision" value="0" type="int"/>
      <Option name="Step" value="1" type="int"/>
      <Option name="Style" value="SpinBox" type="QString"/>
     </Option>
    </config>
   </editWidget>
  </field>
 </fieldConfiguration>
 <aliases>
  <alias name="" field="uuid" index="0"/>
  <alias name="Site" field="site" index="1"/>
  <alias name="Year of the plan" field="year" index="2"/>
  <alias name="Soil loss avoided, low [t/a]" field="avoided_low" index="3"/>
  <alias name="Soil loss avoided, likely [t/a]" field="avoided_mode" index="4"/>
  <alias name="Soil loss avoided, high [t/a]" field="avoided_high" index="5"/>
  <alias name="Soil loss by moved grazing, low [t/a]" field="leaked_low" index="6"/>
  <alias name="Soil loss by moved grazing, likely [t/a]" field="leaked_mode" index="7"/>
  <alias name="Soil loss by moved grazing, high [t/a]" field="leaked_high" index="8"/>
  <alias name="Share of dust emission left, low (0–1)" field="emission_low" index="9"/>
  <alias name="Share of dust emission left, likely (0–1)" field="emission_mode" index="10"/>
  <alias name="Share of dust emission left, high (0–1)" field="emission_high" index="11"/>
  <alias name="Made on" field="made" index="12"/>
  <alias name="Revision of the plan that it is of" field="of_revision" index="13"/>
 </aliases>
 <defaults>
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
 </defaults>
 <constraints>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="uuid" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="site" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="year" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="avoided_low" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="avoided_mode" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="avoided_high" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="leaked_low" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="leaked_mode" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="leaked_high" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="emission_low" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="emission_mode" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="emission_high" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="made" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="of_revision" exp_strength="0"/>
 </constraints>
 <constraintExpressions>
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
 </constraintExpressions>
 <expressionfields/>
 <attributetableconfig sortExpression="" sortOrder="0" actionWidgetStyle="dropDown">
  <columns>
   <column name="uuid" width="-1" type="field" hidden="1"/>
   <column name="site" width="-1" type="field" hidden="0"/>
   <column name="year" width="-1" type="field" hidden="0"/>
   <column name="avoided_low" width="-1" type="field" hidden="0"/>
   <column name="avoided_mode" width="-1" type="field" hidden="0"/>
   <column name="avoided_high" width="-1" type="field" hidden="0"/>
   <column name="leaked_low" width="-1" type="field" hidden="0"/>
   <column name="leaked_mode" width="-1" type="field" hidden="0"/>
   <column name="leaked_high" width="-1" type="field" hidden="0"/>
   <column name="emission_low" width="-1" type="field" hidden="0"/>
   <column name="emission_mode" width="-1" type="field" hidden="0"/>
   <column name="emission_high" width="-1" type="field" hidden="0"/>
   <column name="made" width="-1" type="field" hidden="0"/>
   <column name="of_revision" width="-1" type="field" hidden="0"/>
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
  <field name="avoided_high" editable="0"/>
  <field name="avoided_low" editable="0"/>
  <field name="avoided_mode" editable="0"/>
  <field name="emission_high" editable="0"/>
  <field name="emission_low" editable="0"/>
  <field name="emission_mode" editable="0"/>
  <field name="leaked_high" editable="0"/>
  <field name="leaked_low" editable="0"/>
  <field name="leaked_mode" editable="0"/>
  <field name="made" editable="0"/>
  <field name="of_revision" editable="0"/>
  <field name="site" editable="0"/>
  <field name="uuid" editable="0"/>
  <field name="year" editable="0"/>
 </editable>
 <labelOnTop/>
 <reuseLastValue/>
 <dataDefinedFieldProperties/>
 <widgets/>
 <mapTip></mapTip>
 <layerGeometryType>4</layerGeometryType>
</qgis>
