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
  <field configurationFlags="None" name="title">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" value="false" name="IsMultiline"/>
      <Option type="bool" value="false" name="UseHtml"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="study_area">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" value="false" name="IsMultiline"/>
      <Option type="bool" value="false" name="UseHtml"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="currency">
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
  <field configurationFlags="None" name="schema_version">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" value="false" name="AllowNull"/>
      <Option type="int" value="2000000000" name="Max"/>
      <Option type="int" value="0" name="Min"/>
      <Option type="int" value="0" name="Precision"/>
      <Option type="int" value="1" name="Step"/>
      <Option type="QString" value="SpinBox" name="Style"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="revision">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" value="false" name="AllowNull"/>
      <Option type="int" value="2000000000" name="Max"/>
      <Option type="int" value="0" name="Min"/>
      <Option type="int" value="0" name="Precision"/>
      <Option type="int" value="1" name="Step"/>
      <Option type="QString" value="SpinBox" name="Style"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="planner_version">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" value="false" name="IsMultiline"/>
      <Option type="bool" value="false" name="UseHtml"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="wind_from">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" value="true" name="AllowNull"/>
      <Option type="double" value="360" name="Max"/>
      <Option type="double" value="0" name="Min"/>
      <Option type="int" value="2" name="Precision"/>
      <Option type="double" value="0.1" name="Step"/>
      <Option type="QString" value="SpinBox" name="Style"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="wind_source">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" value="false" name="IsMultiline"/>
      <Option type="bool" value="false" name="UseHtml"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="years">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" value="true" name="AllowNull"/>
      <Option type="int" value="100" name="Max"/>
      <Option type="int" value="1" name="Min"/>
      <Option type="int" value="0" name="Precision"/>
      <Option type="int" value="1" name="Step"/>
      <Option type="QString" value="SpinBox" name="Style"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="cost_low">
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
  <field configurationFlags="None" name="cost_mode">
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
  <field configurationFlags="None" name="cost_high">
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
  <field configurationFlags="None" name="cost_note">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" value="true" name="IsMultiline"/>
      <Option type="bool" value="false" name="UseHtml"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="limits">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" value="true" name="IsMultiline"/>
      <Option type="bool" value="false" name="UseHtml"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="warnings">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" value="true" name="IsMultiline"/>
      <Option type="bool" value="false" name="UseHtml"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="model">
   <editWidget type="Hidden">
    <config>
     <Option/>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="changed_by">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" value="false" name="IsMultiline"/>
      <Option type="bool" value="false" name="UseHtml"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="first_year">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" value="false" name="AllowNull"/>
      <Option type="int" value="2100" name="Max"/>
      <Option type="int" value="2000" name="Min"/>
      <Option type="int" value="0" name="Precision"/>
      <Option type="int" value="1" name="Step"/>
      <Option type="QString" value="SpinBox" name="Style"/>
     </Option>
    </config>
   </editWidget>
  </field>
 </fieldConfiguration>
 <aliases>
  <alias field="uuid" index="0" name=""/>
  <alias field="title" index="1" name="Title"/>
  <alias field="study_area" index="2" name="Study area"/>
  <alias field="currency" index="3" name="Currency"/>
  <alias field="made" index="4" name="Made on"/>
  <alias field="changed" index="5" name="Changed on"/>
  <alias field="schema_version" index="6" name=""/>
  <alias field="revision" index="7" name="Revision"/>
  <alias field="planner_version" index="8" name=""/>
  <alias field="wind_from" index="9" name="Erosive wind from [°]"/>
  <alias field="wind_source" index="10" name="Where the wind is from"/>
  <alias field="years" index="11" name="Years of the plan"/>
  <alias field="cost_low" index="12" name="Cost, low"/>
  <alias field="cost_mode" index="13" name="Cost, likely"/>
  <alias field="cost_high" index="14" name="Cost, high"/>
  <alias field="cost_note" index="15" name="Note on costs"/>
  <alias field="limits" index="16" name=""/>
  <alias field="warnings" index="17" name=""/>
  <alias field="model" index="18" name=""/>
  <alias field="changed_by" index="19" name="Changed by"/>
  <alias field="first_year" index="20" name="First year"/>
 </aliases>
 <defaults>
  <default field="uuid" applyOnUpdate="0" expression=""/>
  <default field="title" applyOnUpdate="0" expression=""/>
  <default field="study_area" applyOnUpdate="0" expression=""/>
  <default field="currency" applyOnUpdate="0" expression=""/>
  <default field="made" applyOnUpdate="0" expression=""/>
  <default field="changed" applyOnUpdate="0" expression=""/>
  <default field="schema_version" applyOnUpdate="0" expression=""/>
  <default field="revision" applyOnUpdate="0" expression=""/>
  <default field="planner_version" applyOnUpdate="0" expression=""/>
  <default field="wind_from" applyOnUpdate="0" expression=""/>
  <default field="wind_source" applyOnUpdate="0" expression=""/>
  <default field="years" applyOnUpdate="0" expression=""/>
  <default field="cost_low" applyOnUpdate="0" expression=""/>
  <default field="cost_mode" applyOnUpdate="0" expression=""/>
  <default field="cost_high" applyOnUpdate="0" expression=""/>
  <default field="cost_note" applyOnUpdate="0" expression=""/>
  <default field="limits" applyOnUpdate="0" expression=""/>
  <default field="warnings" applyOnUpdate="0" expression=""/>
  <default field="model" applyOnUpdate="0" expression=""/>
  <default field="changed_by" applyOnUpdate="0" expression=""/>
  <default field="first_year" applyOnUpdate="0" expression=""/>
 </defaults>
 <constraints>
  <constraint field="uuid" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="title" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="study_area" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="currency" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="made" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="changed" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="schema_version" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="revision" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="planner_version" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="wind_from" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="wind_source" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="years" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="cost_low" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="cost_mode" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="cost_high" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="cost_note" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="limits" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="warnings" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="model" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="changed_by" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="first_year" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
 </constraints>
 <constraintExpressions>
  <constraint field="uuid" exp="" desc=""/>
  <constraint field="title" exp="" desc=""/>
  <constraint field="study_area" exp="" desc=""/>
  <constraint field="currency" exp="" desc=""/>
  <constraint field="made" exp="" desc=""/>
  <constraint field="changed" exp="" desc=""/>
  <constraint field="schema_version" exp="" desc=""/>
  <constraint field="revision" exp="" desc=""/>
  <constraint field="planner_version" exp="" desc=""/>
  <constraint field="wind_from" exp="" desc=""/>
  <constraint field="wind_source" exp="" desc=""/>
  <constraint field="years" exp="" desc=""/>
  <constraint field="cost_low" exp="" desc=""/>
  <constraint field="cost_mode" exp="" desc=""/>
  <constraint field="cost_high" exp="" desc=""/>
  <constraint field="cost_note" exp="" desc=""/>
  <constraint field="limits" exp="" desc=""/>
  <constraint field="warnings" exp="" desc=""/>
  <constraint field="model" exp="" desc=""/>
  <constraint field="changed_by" exp="" desc=""/>
  <constraint field="first_year" exp="" desc=""/>
 </constraintExpressions>
 <expressionfields/>
 <attributetableconfig sortExpression="" actionWidgetStyle="dropDown" sortOrder="0">
  <columns>
   <column width="-1" type="field" hidden="1" name="uuid"/>
   <column width="-1" type="field" hidden="0" name="title"/>
   <column width="-1" type="field" hidden="0" name="study_area"/>
   <column width="-1" type="field" hidden="0" name="currency"/>
   <column width="-1" type="field" hidden="0" name="made"/>
   <column width="-1" type="field" hidden="0" name="changed"/>
   <column width="-1" type="field" hidden="0" name="schema_version"/>
   <column width="-1" type="field" hidden="0" name="revision"/>
   <column width="-1" type="field" hidden="0" name="planner_version"/>
   <column width="-1" type="field" hidden="0" name="wind_from"/>
   <column width="-1" type="field" hidden="0" name="wind_source"/>
   <column width="-1" type="field" hidden="0" name="years"/>
   <column width="-1" type="field" hidden="0" name="cost_low"/>
   <column width="-1" type="field" hidden="0" name="cost_mode"/>
   <column width="-1" type="field" hidden="0" name="cost_high"/>
   <column width="-1" type="field" hidden="0" name="cost_note"/>
   <column width="-1" type="field" hidden="0" name="limits"/>
   <column width="-1" type="field" hidden="0" name="warnings"/>
   <column width="-1" type="field" hidden="1" name="model"/>
   <column width="-1" type="field" hidden="0" name="changed_by"/>
   <column width="-1" type="field" hidden="0" name="first_year"/>
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
  <field editable="0" name="changed_by"/>
  <field editable="1" name="cost_high"/>
  <field editable="1" name="cost_low"/>
  <field editable="1" name="cost_mode"/>
  <field editable="1" name="cost_note"/>
  <field editable="1" name="currency"/>
  <field editable="1" name="first_year"/>
  <field editable="1" name="limits"/>
  <field editable="0" name="made"/>
  <field editable="1" name="model"/>
  <field editable="0" name="planner_version"/>
  <field editable="0" name="revision"/>
  <field editable="0" name="schema_version"/>
  <field editable="1" name="study_area"/>
  <field editable="1" name="title"/>
  <field editable="1" name="uuid"/>
  <field editable="1" name="warnings"/>
  <field editable="1" name="wind_from"/>
  <field editable="1" name="wind_source"/>
  <field editable="1" name="years"/>
 </editable>
 <labelOnTop/>
 <reuseLastValue/>
 <dataDefinedFieldProperties/>
 <widgets/>
 <mapTip></mapTip>
 <layerGeometryType>4</layerGeometryType>
</qgis>
