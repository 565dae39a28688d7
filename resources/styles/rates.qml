<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis styleCategories="Fields|Forms|MapTips|AttributeTable|Temporal" version="3.22.16-Białowieża">
 <temporal durationField="" durationUnit="min" enabled="0" startField="" startExpression="" mode="0" fixedDuration="0" accumulate="0" endExpression="" limitMode="0" endField="">
  <fixedRange>
   <start></start>
   <end></end>
  </fixedRange>
 </temporal>
 <fieldConfiguration>
  <field name="currency" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" value="false" type="bool"/>
      <Option name="UseHtml" value="false" type="bool"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="per_usd" configurationFlags="None">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option name="AllowNull" value="false" type="bool"/>
      <Option name="Max" value="1e+12" type="double"/>
      <Option name="Min" value="-1e+12" type="double"/>
      <Option name="Precision" value="2" type="int"/>
      <Option name="Step" value="0.1" type="double"/>
      <Option name="Style" value="SpinBox" type="QString"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="date" configurationFlags="None">
   <editWidget type="DateTime">
    <config>
     <Option type="Map">
      <Option name="allow_null" value="true" type="bool"/>
      <Option name="calendar_popup" value="true" type="bool"/>
      <Option name="display_format" value="yyyy-MM-dd" type="QString"/>
      <Option name="field_format" value="yyyy-MM-dd" type="QString"/>
      <Option name="field_iso_format" value="false" type="bool"/>
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
 </fieldConfiguration>
 <aliases>
  <alias name="Currency" field="currency" index="0"/>
  <alias name="Units for one US dollar" field="per_usd" index="1"/>
  <alias name="Day of the rate" field="date" index="2"/>
  <alias name="Source" field="source" index="3"/>
 </aliases>
 <defaults>
  <default expression="" field="currency" applyOnUpdate="0"/>
  <default expression="" field="per_usd" applyOnUpdate="0"/>
  <default expression="" field="date" applyOnUpdate="0"/>
  <default expression="" field="source" applyOnUpdate="0"/>
 </defaults>
 <constraints>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="currency" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="per_usd" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="date" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="source" exp_strength="0"/>
 </constraints>
 <constraintExpressions>
  <constraint desc="" field="currency" exp=""/>
  <constraint desc="" field="per_usd" exp=""/>
  <constraint desc="" field="date" exp=""/>
  <constraint desc="" field="source" exp=""/>
 </constraintExpressions>
 <expressionfields/>
 <attributetableconfig sortExpression="" sortOrder="0" actionWidgetStyle="dropDown">
  <columns>
   <column name="currency" width="-1" type="field" hidden="0"/>
   <column name="per_usd" width="-1" type="field" hidden="0"/>
   <column name="date" width="-1" type="field" hidden="0"/>
   <column name="source" width="-1" type="field" hidden="0"/>
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
  <field name="currency" editable="1"/>
  <field name="date" editable="1"/>
  <field name="per_usd" editable="1"/>
  <field name="source" editable="1"/>
 </editable>
 <labelOnTop/>
 <reuseLastValue/>
 <dataDefinedFieldProperties/>
 <widgets/>
 <mapTip></mapTip>
 <layerGeometryType>4</layerGeometryType>
</qgis>
