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
  <field configurationFlags="None" name="output">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" value="false" name="IsMultiline"/>
      <Option type="bool" value="false" name="UseHtml"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="step">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" value="false" name="IsMultiline"/>
      <Option type="bool" value="false" name="UseHtml"/>
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
  <field configurationFlags="None" name="input">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" value="false" name="IsMultiline"/>
      <Option type="bool" value="false" name="UseHtml"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="file">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" value="false" name="IsMultiline"/>
      <Option type="bool" value="false" name="UseHtml"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="size">
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
  <field configurationFlags="None" name="sha256">
   <editWidget type="Hidden">
    <config>
     <Option/>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="record">
   <editWidget type="Hidden">
    <config>
     <Option/>
    </config>
   </editWidget>
  </field>
 </fieldConfiguration>
 <aliases>
  <alias field="uuid" index="0" name=""/>
  <alias field="output" index="1" name=""/>
  <alias field="step" index="2" name=""/>
  <alias field="made" index="3" name="Made on"/>
  <alias field="input" index="4" name=""/>
  <alias field="file" index="5" name=""/>
  <alias field="size" index="6" name=""/>
  <alias field="changed" index="7" name="Changed on"/>
  <alias field="sha256" index="8" name=""/>
  <alias field="record" index="9" name=""/>
 </aliases>
 <defaults>
  <default field="uuid" applyOnUpdate="0" expression=""/>
  <default field="output" applyOnUpdate="0" expression=""/>
  <default field="step" applyOnUpdate="0" expression=""/>
  <default field="made" applyOnUpdate="0" expression=""/>
  <default field="input" applyOnUpdate="0" expression=""/>
  <default field="file" applyOnUpdate="0" expression=""/>
  <default field="size" applyOnUpdate="0" expression=""/>
  <default field="changed" applyOnUpdate="0" expression=""/>
  <default field="sha256" applyOnUpdate="0" expression=""/>
  <default field="record" applyOnUpdate="0" expression=""/>
 </defaults>
 <constraints>
  <constraint field="uuid" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="output" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="step" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="made" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="input" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="file" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="size" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="changed" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="sha256" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="record" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
 </constraints>
 <constraintExpressions>
  <constraint field="uuid" exp="" desc=""/>
  <constraint field="output" exp="" desc=""/>
  <constraint field="step" exp="" desc=""/>
  <constraint field="made" exp="" desc=""/>
  <constraint field="input" exp="" desc=""/>
  <constraint field="file" exp="" desc=""/>
  <constraint field="size" exp="" desc=""/>
  <constraint field="changed" exp="" desc=""/>
  <constraint field="sha256" exp="" desc=""/>
  <constraint field="record" exp="" desc=""/>
 </constraintExpressions>
 <expressionfields/>
 <attributetableconfig sortExpression="" actionWidgetStyle="dropDown" sortOrder="0">
  <columns>
   <column width="-1" type="field" hidden="1" name="uuid"/>
   <column width="-1" type="field" hidden="0" name="output"/>
   <column width="-1" type="field" hidden="0" name="step"/>
   <column width="-1" type="field" hidden="0" name="made"/>
   <column width="-1" type="field" hidden="0" name="input"/>
   <column width="-1" type="field" hidden="0" name="file"/>
   <column width="-1" type="field" hidden="0" name="size"/>
   <column width="-1" type="field" hidden="0" name="changed"/>
   <column width="-1" type="field" hidden="1" name="sha256"/>
   <column width="-1" type="field" hidden="1" name="record"/>
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
  <field editable="0" name="changed"/>
  <field editable="0" name="file"/>
  <field editable="0" name="input"/>
  <field editable="0" name="made"/>
  <field editable="0" name="output"/>
  <field editable="0" name="record"/>
  <field editable="0" name="sha256"/>
  <field editable="0" name="size"/>
  <field editable="0" name="step"/>
  <field editable="0" name="uuid"/>
 </editable>
 <labelOnTop/>
 <reuseLastValue/>
 <dataDefinedFieldProperties/>
 <widgets/>
 <mapTip></mapTip>
 <layerGeometryType>4</layerGeometryType>
</qgis>
