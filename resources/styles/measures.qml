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
  <field configurationFlags="None" name="number">
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
  <field configurationFlags="None" name="summary">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" value="true" name="IsMultiline"/>
      <Option type="bool" value="false" name="UseHtml"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="toolbox_keyword">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" value="false" name="IsMultiline"/>
      <Option type="bool" value="false" name="UseHtml"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="years_to_effect_min">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" value="true" name="AllowNull"/>
      <Option type="double" value="1e+12" name="Max"/>
      <Option type="double" value="-1e+12" name="Min"/>
      <Option type="int" value="2" name="Precision"/>
      <Option type="double" value="0.1" name="Step"/>
      <Option type="QString" value="SpinBox" name="Style"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="years_to_effect_max">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" value="true" name="AllowNull"/>
      <Option type="double" value="1e+12" name="Max"/>
      <Option type="double" value="-1e+12" name="Min"/>
      <Option type="int" value="2" name="Precision"/>
      <Option type="double" value="0.1" name="Step"/>
      <Option type="QString" value="SpinBox" name="Style"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="lifespan_min">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" value="true" name="AllowNull"/>
      <Option type="double" value="1e+12" name="Max"/>
      <Option type="double" value="-1e+12" name="Min"/>
      <Option type="int" value="2" name="Precision"/>
      <Option type="double" value="0.1" name="Step"/>
      <Option type="QString" value="SpinBox" name="Style"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="lifespan_max">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" value="true" name="AllowNull"/>
      <Option type="double" value="1e+12" name="Max"/>
      <Option type="double" value="-1e+12" name="Min"/>
      <Option type="int" value="2" name="Precision"/>
      <Option type="double" value="0.1" name="Step"/>
      <Option type="QString" value="SpinBox" name="Style"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="maintenance">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" value="true" name="IsMultiline"/>
      <Option type="bool" value="false" name="UseHtml"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="water_need">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" value="false" name="IsMultiline"/>
      <Option type="bool" value="false" name="UseHtml"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="risks">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" value="true" name="IsMultiline"/>
      <Option type="bool" value="false" name="UseHtml"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="material">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" value="false" name="IsMultiline"/>
      <Option type="bool" value="false" name="UseHtml"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="definition">
   <editWidget type="Hidden">
    <config>
     <Option/>
    </config>
   </editWidget>
  </field>
 </fieldConfiguration>
 <aliases>
  <alias field="id" index="0" name=""/>
  <alias field="number" index="1" name="Number"/>
  <alias field="name" index="2" name="Name"/>
  <alias field="summary" index="3" name=""/>
  <alias field="toolbox_keyword" index="4" name=""/>
  <alias field="years_to_effect_min" index="5" name=""/>
  <alias field="years_to_effect_max" index="6" name=""/>
  <alias field="lifespan_min" index="7" name=""/>
  <alias field="lifespan_max" index="8" name=""/>
  <alias field="maintenance" index="9" name=""/>
  <alias field="water_need" index="10" name=""/>
  <alias field="risks" index="11" name=""/>
  <alias field="material" index="12" name=""/>
  <alias field="definition" index="13" name=""/>
 </aliases>
 <defaults>
  <default field="id" applyOnUpdate="0" expression=""/>
  <default field="number" applyOnUpdate="0" expression=""/>
  <default field="name" applyOnUpdate="0" expression=""/>
  <default field="summary" applyOnUpdate="0" expression=""/>
  <default field="toolbox_keyword" applyOnUpdate="0" expression=""/>
  <default field="years_to_effect_min" applyOnUpdate="0" expression=""/>
  <default field="years_to_effect_max" applyOnUpdate="0" expression=""/>
  <default field="lifespan_min" applyOnUpdate="0" expression=""/>
  <default field="lifespan_max" applyOnUpdate="0" expression=""/>
  <default field="maintenance" applyOnUpdate="0" expression=""/>
  <default field="water_need" applyOnUpdate="0" expression=""/>
  <default field="risks" applyOnUpdate="0" expression=""/>
  <default field="material" applyOnUpdate="0" expression=""/>
  <default field="definition" applyOnUpdate="0" expression=""/>
 </defaults>
 <constraints>
  <constraint field="id" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="number" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="name" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="summary" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="toolbox_keyword" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="years_to_effect_min" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="years_to_effect_max" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="lifespan_min" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="lifespan_max" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="maintenance" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="water_need" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="risks" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="material" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="definition" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
 </constraints>
 <constraintExpressions>
  <constraint field="id" exp="" desc=""/>
  <constraint field="number" exp="" desc=""/>
  <constraint field="name" exp="" desc=""/>
  <constraint field="summary" exp="" desc=""/>
  <constraint field="toolbox_keyword" exp="" desc=""/>
  <constraint field="years_to_effect_min" exp="" desc=""/>
  <constraint field="years_to_effect_max" exp="" desc=""/>
  <constraint field="lifespan_min" exp="" desc=""/>
  <constraint field="lifespan_max" exp="" desc=""/>
  <constraint field="maintenance" exp="" desc=""/>
  <constraint field="water_need" exp="" desc=""/>
  <constraint field="risks" exp="" desc=""/>
  <constraint field="material" exp="" desc=""/>
  <constraint field="definition" exp="" desc=""/>
 </constraintExpressions>
 <expressionfields/>
 <attributetableconfig sortExpression="" actionWidgetStyle="dropDown" sortOrder="0">
  <columns>
   <column width="-1" type="field" hidden="0" name="id"/>
   <column width="-1" type="field" hidden="0" name="number"/>
   <column width="-1" type="field" hidden="0" name="name"/>
   <column width="-1" type="field" hidden="0" name="summary"/>
   <column width="-1" type="field" hidden="0" name="toolbox_keyword"/>
   <column width="-1" type="field" hidden="0" name="years_to_effect_min"/>
   <column width="-1" type="field" hidden="0" name="years_to_effect_max"/>
   <column width="-1" type="field" hidden="0" name="lifespan_min"/>
   <column width="-1" type="field" hidden="0" name="lifespan_max"/>
   <column width="-1" type="field" hidden="0" name="maintenance"/>
   <column width="-1" type="field" hidden="0" name="water_need"/>
   <column width="-1" type="field" hidden="0" name="risks"/>
   <column width="-1" type="field" hidden="0" name="material"/>
   <column width="-1" type="field" hidden="1" name="definition"/>
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
  <field editable="1" name="definition"/>
  <field editable="1" name="id"/>
  <field editable="1" name="lifespan_max"/>
  <field editable="1" name="lifespan_min"/>
  <field editable="1" name="maintenance"/>
  <field editable="1" name="material"/>
  <field editable="1" name="name"/>
  <field editable="1" name="number"/>
  <field editable="1" name="risks"/>
  <field editable="1" name="summary"/>
  <field editable="1" name="toolbox_keyword"/>
  <field editable="1" name="water_need"/>
  <field editable="1" name="years_to_effect_max"/>
  <field editable="1" name="years_to_effect_min"/>
 </editable>
 <labelOnTop/>
 <reuseLastValue/>
 <dataDefinedFieldProperties/>
 <widgets/>
 <mapTip></mapTip>
 <layerGeometryType>4</layerGeometryType>
</qgis>
