<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis styleCategories="Fields|Forms|MapTips|AttributeTable|Temporal" version="3.22.16-Białowieża">
 <temporal durationUnit="min" limitMode="0" startExpression="" accumulate="0" durationField="" endExpression="" enabled="0" fixedDuration="0" mode="0" startField="" endField="">
  <fixedRange>
   <start></start>
   <end></end>
  </fixedRange>
 </temporal>
 <fieldConfiguration>
  <field configurationFlags="None" name="id">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" value="false" name="IsMultiline"/>
      <Option type="bool" value="false" name="UseHtml"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="name">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" value="false" name="IsMultiline"/>
      <Option type="bool" value="false" name="UseHtml"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="layer">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" value="false" name="IsMultiline"/>
      <Option type="bool" value="false" name="UseHtml"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="rule">
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
  <alias field="id" index="0" name=""/>
  <alias field="name" index="1" name="Name"/>
  <alias field="layer" index="2" name=""/>
  <alias field="rule" index="3" name=""/>
 </aliases>
 <defaults>
  <default field="id" applyOnUpdate="0" expression=""/>
  <default field="name" applyOnUpdate="0" expression=""/>
  <default field="layer" applyOnUpdate="0" expression=""/>
  <default field="rule" applyOnUpdate="0" expression=""/>
 </defaults>
 <constraints>
  <constraint field="id" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="name" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="layer" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="rule" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
 </constraints>
 <constraintExpressions>
  <constraint field="id" exp="" desc=""/>
  <constraint field="name" exp="" desc=""/>
  <constraint field="layer" exp="" desc=""/>
  <constraint field="rule" exp="" desc=""/>
 </constraintExpressions>
 <expressionfields/>
 <attributetableconfig sortExpression="" actionWidgetStyle="dropDown" sortOrder="0">
  <columns>
   <column width="-1" type="field" hidden="0" name="id"/>
   <column width="-1" type="field" hidden="0" name="name"/>
   <column width="-1" type="field" hidden="0" name="layer"/>
   <column width="-1" type="field" hidden="0" name="rule"/>
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
  <field editable="1" name="id"/>
  <field editable="1" name="layer"/>
  <field editable="1" name="name"/>
  <field editable="1" name="rule"/>
 </editable>
 <labelOnTop/>
 <reuseLastValue/>
 <dataDefinedFieldProperties/>
 <widgets/>
 <mapTip></mapTip>
 <layerGeometryType>4</layerGeometryType>
</qgis>
