<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis styleCategories="Fields|Forms|MapTips|AttributeTable|Temporal" version="3.22.16-Białowieża">
 <temporal durationField="" durationUnit="min" enabled="0" startField="" startExpression="" mode="0" fixedDuration="0" accumulate="0" endExpression="" limitMode="0" endField="">
  <fixedRange>
   <start></start>
   <end></end>
  </fixedRange>
 </temporal>
 <fieldConfiguration>
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
  <field name="value" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" value="false" type="bool"/>
      <Option name="UseHtml" value="false" type="bool"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="unit" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" value="false" type="bool"/>
      <Option name="UseHtml" value="false" type="bool"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="evidence" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" value="false" type="bool"/>
      <Option name="UseHtml" value="false" type="bool"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="source" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" value="false" type="bool"/>
      <Option name="UseHtml" value="false" type="bool"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="author" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" value="false" type="bool"/>
      <Option name="UseHtml" value="false" type="bool"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="changed" configurationFlags="None">
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
  <alias name="Name" field="name" index="0"/>
  <alias name="Value" field="value" index="1"/>
  <alias name="Unit" field="unit" index="2"/>
  <alias name="Evidence" field="evidence" index="3"/>
  <alias name="Source" field="source" index="4"/>
  <alias name="By" field="author" index="5"/>
  <alias name="Changed on" field="changed" index="6"/>
 </aliases>
 <defaults>
  <default expression="" field="name" applyOnUpdate="0"/>
  <default expression="" field="value" applyOnUpdate="0"/>
  <default expression="" field="unit" applyOnUpdate="0"/>
  <default expression="" field="evidence" applyOnUpdate="0"/>
  <default expression="" field="source" applyOnUpdate="0"/>
  <default expression="coalesce(nullif(@user_full_name, ''), @user_account_name)" field="author" applyOnUpdate="1"/>
  <default expression="format_date(now(), 'yyyy-MM-ddThh:mm:ss')" field="changed" applyOnUpdate="1"/>
 </defaults>
 <constraints>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="name" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="value" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="unit" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="evidence" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="source" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="author" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="changed" exp_strength="0"/>
 </constraints>
 <constraintExpressions>
  <constraint desc="" field="name" exp=""/>
  <constraint desc="" field="value" exp=""/>
  <constraint desc="" field="unit" exp=""/>
  <constraint desc="" field="evidence" exp=""/>
  <constraint desc="" field="source" exp=""/>
  <constraint desc="" field="author" exp=""/>
  <constraint desc="" field="changed" exp=""/>
 </constraintExpressions>
 <expressionfields/>
 <attributetableconfig sortExpression="" sortOrder="0" actionWidgetStyle="dropDown">
  <columns>
   <column name="name" width="-1" type="field" hidden="0"/>
   <column name="value" width="-1" type="field" hidden="0"/>
   <column name="unit" width="-1" type="field" hidden="0"/>
   <column name="evidence" width="-1" type="field" hidden="0"/>
   <column name="source" width="-1" type="field" hidden="0"/>
   <column name="author" width="-1" type="field" hidden="0"/>
   <column name="changed" width="-1" type="field" hidden="0"/>
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
  <field name="author" editable="1"/>
  <field name="changed" editable="0"/>
  <field name="evidence" editable="1"/>
  <field name="name" editable="1"/>
  <field name="source" editable="1"/>
  <field name="unit" editable="1"/>
  <field name="value" editable="1"/>
 </editable>
 <labelOnTop/>
 <reuseLastValue/>
 <dataDefinedFieldProperties/>
 <widgets/>
 <mapTip></mapTip>
 <layerGeometryType>4</layerGeometryType>
</qgis>
