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
  <field name="role" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" value="false" type="bool"/>
      <Option name="UseHtml" value="false" type="bool"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="country" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" value="false" type="bool"/>
      <Option name="UseHtml" value="false" type="bool"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="contact" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" value="false" type="bool"/>
      <Option name="UseHtml" value="false" type="bool"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="note" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" value="true" type="bool"/>
      <Option name="UseHtml" value="false" type="bool"/>
     </Option>
    </config>
   </editWidget>
  </field>
 </fieldConfiguration>
 <aliases>
  <alias name="" field="uuid" index="0"/>
  <alias name="Name" field="name" index="1"/>
  <alias name="Role" field="role" index="2"/>
  <alias name="Country" field="country" index="3"/>
  <alias name="Contact" field="contact" index="4"/>
  <alias name="Note" field="note" index="5"/>
 </aliases>
 <defaults>
  <default expression="uuid('WithoutBraces')" field="uuid" applyOnUpdate="0"/>
  <default expression="" field="name" applyOnUpdate="0"/>
  <default expression="" field="role" applyOnUpdate="0"/>
  <default expression="" field="country" applyOnUpdate="0"/>
  <default expression="" field="contact" applyOnUpdate="0"/>
  <default expression="" field="note" applyOnUpdate="0"/>
 </defaults>
 <constraints>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="uuid" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="name" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="role" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="country" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="contact" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="note" exp_strength="0"/>
 </constraints>
 <constraintExpressions>
  <constraint desc="" field="uuid" exp=""/>
  <constraint desc="" field="name" exp=""/>
  <constraint desc="" field="role" exp=""/>
  <constraint desc="" field="country" exp=""/>
  <constraint desc="" field="contact" exp=""/>
  <constraint desc="" field="note" exp=""/>
 </constraintExpressions>
 <expressionfields/>
 <attributetableconfig sortExpression="" sortOrder="0" actionWidgetStyle="dropDown">
  <columns>
   <column name="uuid" width="-1" type="field" hidden="1"/>
   <column name="name" width="-1" type="field" hidden="0"/>
   <column name="role" width="-1" type="field" hidden="0"/>
   <column name="country" width="-1" type="field" hidden="0"/>
   <column name="contact" width="-1" type="field" hidden="0"/>
   <column name="note" width="-1" type="field" hidden="0"/>
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
  <field name="contact" editable="1"/>
  <field name="country" editable="1"/>
  <field name="name" editable="1"/>
  <field name="note" editable="1"/>
  <field name="role" editable="1"/>
  <field name="uuid" editable="1"/>
 </editable>
 <labelOnTop/>
 <reuseLastValue/>
 <dataDefinedFieldProperties/>
 <widgets/>
 <mapTip></mapTip>
 <layerGeometryType>4</layerGeometryType>
</qgis>
