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
  <field name="criterion" configurationFlags="None">
   <editWidget type="ValueRelation">
    <config>
     <Option type="Map">
      <Option name="AllowMulti" value="false" type="bool"/>
      <Option name="AllowNull" value="false" type="bool"/>
      <Option name="FilterExpression" value="" type="QString"/>
      <Option name="Key" value="id" type="QString"/>
      <Option name="Layer" value="" type="QString"/>
      <Option name="LayerName" value="criteria" type="QString"/>
      <Option name="LayerProviderName" value="ogr" type="QString"/>
      <Option name="LayerSource" value="./plan.gpkg|layername=criteria" type="QString"/>
      <Option name="NofColumns" value="1" type="int"/>
      <Option name="OrderByValue" value="true" type="bool"/>
      <Option name="UseCompleter" value="false" type="bool"/>
      <Option name="Value" value="name" type="QString"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="weight" configurationFlags="None">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option name="AllowNull" value="false" type="bool"/>
      <Option name="Max" value="1" type="double"/>
      <Option name="Min" value="0" type="double"/>
      <Option name="Precision" value="2" type="int"/>
      <Option name="Step" value="0.1" type="double"/>
      <Option name="Style" value="SpinBox" type="QString"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="by_whom" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" value="false" type="bool"/>
      <Option name="UseHtml" value="false" type="bool"/>
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
 </fieldConfiguration>
 <aliases>
  <alias name="" field="uuid" index="0"/>
  <alias name="" field="criterion" index="1"/>
  <alias name="Weight" field="weight" index="2"/>
  <alias name="By whom" field="by_whom" index="3"/>
  <alias name="Made on" field="made" index="4"/>
 </aliases>
 <defaults>
  <default expression="" field="uuid" applyOnUpdate="0"/>
  <default expression="" field="criterion" applyOnUpdate="0"/>
  <default expression="" field="weight" applyOnUpdate="0"/>
  <default expression="" field="by_whom" applyOnUpdate="0"/>
  <default expression="" field="made" applyOnUpdate="0"/>
 </defaults>
 <constraints>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="uuid" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="criterion" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="weight" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="by_whom" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="made" exp_strength="0"/>
 </constraints>
 <constraintExpressions>
  <constraint desc="" field="uuid" exp=""/>
  <constraint desc="" field="criterion" exp=""/>
  <constraint desc="" field="weight" exp=""/>
  <constraint desc="" field="by_whom" exp=""/>
  <constraint desc="" field="made" exp=""/>
 </constraintExpressions>
 <expressionfields/>
 <attributetableconfig sortExpression="" sortOrder="0" actionWidgetStyle="dropDown">
  <columns>
   <column name="uuid" width="-1" type="field" hidden="1"/>
   <column name="criterion" width="-1" type="field" hidden="0"/>
   <column name="weight" width="-1" type="field" hidden="0"/>
   <column name="by_whom" width="-1" type="field" hidden="0"/>
   <column name="made" width="-1" type="field" hidden="0"/>
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
  <field name="by_whom" editable="1"/>
  <field name="criterion" editable="1"/>
  <field name="made" editable="0"/>
  <field name="uuid" editable="1"/>
  <field name="weight" editable="1"/>
 </editable>
 <labelOnTop/>
 <reuseLastValue/>
 <dataDefinedFieldProperties/>
 <widgets/>
 <mapTip></mapTip>
 <layerGeometryType>4</layerGeometryType>
</qgis>
