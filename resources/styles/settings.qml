<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis styleCategories="Fields|Forms|MapTips|AttributeTable|Temporal" version="3.22.16-Białowieża">
 <temporal durationUnit="min" limitMode="0" startExpression="" accumulate="0" durationField="" endExpression="" enabled="0" fixedDuration="0" mode="0" startField="" endField="">
  <fixedRange>
   <start></start>
   <end></end>
  </fixedRange>
 </temporal>
 <fieldConfiguration>
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
  <field configurationFlags="None" name="value">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" value="false" name="IsMultiline"/>
      <Option type="bool" value="false" name="UseHtml"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="unit">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" value="false" name="IsMultiline"/>
      <Option type="bool" value="false" name="UseHtml"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="evidence">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" value="false" name="IsMultiline"/>
      <Option type="bool" value="false" name="UseHtml"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="source">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" value="false" name="IsMultiline"/>
      <Option type="bool" value="false" name="UseHtml"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="author">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" value="false" name="IsMultiline"/>
      <Option type="bool" value="false" name="UseHtml"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="changed">
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
  <alias field="name" index="0" name="Name"/>
  <alias field="value" index="1" name="Value"/>
  <alias field="unit" index="2" name="Unit"/>
  <alias field="evidence" index="3" name="Evidence"/>
  <alias field="source" index="4" name="Source"/>
  <alias field="author" index="5" name="By"/>
  <alias field="changed" index="6" name="Changed on"/>
 </aliases>
 <defaults>
  <default field="name" applyOnUpdate="0" expression=""/>
  <default field="value" applyOnUpdate="0" expression=""/>
  <default field="unit" applyOnUpdate="0" expression=""/>
  <default field="evidence" applyOnUpdate="0" expression=""/>
  <default field="source" applyOnUpdate="0" expression=""/>
  <default field="author" applyOnUpdate="1" expression="coalesce(nullif(@user_full_name, ''), @user_account_name)"/>
  <default field="changed" applyOnUpdate="1" expression="format_date(now(), 'yyyy-MM-ddThh:mm:ss')"/>
 </defaults>
 <constraints>
  <constraint field="name" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="value" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="unit" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="evidence" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="source" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="author" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="changed" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
 </constraints>
 <constraintExpressions>
  <constraint field="name" exp="" desc=""/>
  <constraint field="value" exp="" desc=""/>
  <constraint field="unit" exp="" desc=""/>
  <constraint field="evidence" exp="" desc=""/>
  <constraint field="source" exp="" desc=""/>
  <constraint field="author" exp="" desc=""/>
  <constraint field="changed" exp="" desc=""/>
 </constraintExpressions>
 <expressionfields/>
 <attributetableconfig sortExpression="" actionWidgetStyle="dropDown" sortOrder="0">
  <columns>
   <column width="-1" type="field" hidden="0" name="name"/>
   <column width="-1" type="field" hidden="0" name="value"/>
   <column width="-1" type="field" hidden="0" name="unit"/>
   <column width="-1" type="field" hidden="0" name="evidence"/>
   <column width="-1" type="field" hidden="0" name="source"/>
   <column width="-1" type="field" hidden="0" name="author"/>
   <column width="-1" type="field" hidden="0" name="changed"/>
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
  <field editable="1" name="author"/>
  <field editable="0" name="changed"/>
  <field editable="1" name="evidence"/>
  <field editable="1" name="name"/>
  <field editable="1" name="source"/>
  <field editable="1" name="unit"/>
  <field editable="1" name="value"/>
 </editable>
 <labelOnTop/>
 <reuseLastValue/>
 <dataDefinedFieldProperties/>
 <widgets/>
 <mapTip></mapTip>
 <layerGeometryType>4</layerGeometryType>
</qgis>
