<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis styleCategories="Fields|Forms|MapTips|AttributeTable|Temporal" version="3.22.16-Białowieża">
 <temporal durationField="" durationUnit="min" enabled="0" startField="" startExpression="" mode="0" fixedDuration="0" accumulate="0" endExpression="" limitMode="0" endField="">
  <fixedRange>
   <start></start>
   <end></end>
  </fixedRange>
 </temporal>
 <fieldConfiguration>
  <field name="id" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" value="false" type="bool"/>
      <Option name="UseHtml" value="false" type="bool"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="name" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" value="false" type="bool"/>
      <Option name="UseHtml" value="false" type="bool"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="layer" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" value="false" type="bool"/>
      <Option name="UseHtml" value="false" type="bool"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="rule" configurationFlags="None">
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
  <alias name="" field="id" index="0"/>
  <alias name="Name" field="name" index="1"/>
  <alias name="" field="layer" index="2"/>
  <alias name="" field="rule" index="3"/>
 </aliases>
 <defaults>
  <default expression="" field="id" applyOnUpdate="0"/>
  <default expression="" field="name" applyOnUpdate="0"/>
  <default expression="" field="layer" applyOnUpdate="0"/>
  <default expression="" field="rule" applyOnUpdate="0"/>
 </defaults>
 <constraints>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="id" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="name" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="layer" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="rule" exp_strength="0"/>
 </constraints>
 <constraintExpressions>
  <constraint desc="" field="id" exp=""/>
  <constraint desc="" field="name" exp=""/>
  <constraint desc="" field="layer" exp=""/>
  <constraint desc="" field="rule" exp=""/>
 </constraintExpressions>
 <expressionfields/>
 <attributetableconfig sortExpression="" sortOrder="0" actionWidgetStyle="dropDown">
  <columns>
   <column name="id" width="-1" type="field" hidden="0"/>
   <column name="name" width="-1" type="field" hidden="0"/>
   <column name="layer" width="-1" type="field" hidden="0"/>
   <column name="rule" width="-1" type="field" hidden="0"/>
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
  <field name="id" editable="1"/>
  <field name="layer" editable="1"/>
  <field name="name" editable="1"/>
  <field name="rule" editable="1"/>
 </editable>
 <labelOnTop/>
 <reuseLastValue/>
 <dataDefinedFieldProperties/>
 <widgets/>
 <mapTip></mapTip>
 <layerGeometryType>4</layerGeometryType>
</qgis>
