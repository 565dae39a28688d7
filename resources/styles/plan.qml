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
  <field name="title" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" value="false" type="bool"/>
      <Option name="UseHtml" value="false" type="bool"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="study_area" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" value="false" type="bool"/>
      <Option name="UseHtml" value="false" type="bool"/>
     </Option>
    </config>
   </editWidget>
  </field>
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
  <field name="schema_version" configurationFlags="None">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option name="AllowNull" value="false" type="bool"/>
      <Option name="Max" value="2000000000" type="int"/>
      <Option name="Min" value="0" type="int"/>
      <Option name="Precision" value="0" type="int"/>
      <Option name="Step" value="1" type="int"/>
      <Option name="Style" value="SpinBox" type="QString"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="revision" configurationFlags="None">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option name="AllowNull" value="false" type="bool"/>
      <Option name="Max" value="2000000000" type="int"/>
      <Option name="Min" value="0" type="int"/>
      <Option name="Precision" value="0" type="int"/>
      <Option name="Step" value="1" type="int"/>
      <Option name="Style" value="SpinBox" type="QString"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="planner_version" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" value="false" type="bool"/>
      <Option name="UseHtml" value="false" type="bool"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="wind_from" configurationFlags="None">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option name="AllowNull" value="true" type="bool"/>
      <Option name="Max" value="360" type="double"/>
      <Option name="Min" value="0" type="double"/>
      <Option name="Precision" value="2" type="int"/>
      <Option name="Step" value="0.1" type="double"/>
      <Option name="Style" value="SpinBox" type="QString"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="wind_source" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" value="false" type="bool"/>
      <Option name="UseHtml" value="false" type="bool"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="years" configurationFlags="None">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option name="AllowNull" value="true" type="bool"/>
      <Option name="Max" value="100" type="int"/>
      <Option name="Min" value="1" type="int"/>
      <Option name="Precision" value="0" type="int"/>
      <Option name="Step" value="1" type="int"/>
      <Option name="Style" value="SpinBox" type="QString"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="cost_low" configurationFlags="None">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option name="AllowNull" value="true" type="bool"/>
      <Option name="Max" value="1e+12" type="double"/>
      <Option name="Min" value="-1e+12" type="double"/>
      <Option name="Precision" value="2" type="int"/>
      <Option name="Step" value="0.1" type="double"/>
      <Option name="Style" value="SpinBox" type="QString"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="cost_mode" configurationFlags="None">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option name="AllowNull" value="true" type="bool"/>
      <Option name="Max" value="1e+12" type="double"/>
      <Option name="Min" value="-1e+12" type="double"/>
      <Option name="Precision" value="2" type="int"/>
      <Option name="Step" value="0.1" type="double"/>
      <Option name="Style" value="SpinBox" type="QString"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="cost_high" configurationFlags="None">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option name="AllowNull" value="true" type="bool"/>
      <Option name="Max" value="1e+12" type="double"/>
      <Option name="Min" value="-1e+12" type="double"/>
      <Option name="Precision" value="2" type="int"/>
      <Option name="Step" value="0.1" type="double"/>
      <Option name="Style" value="SpinBox" type="QString"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="cost_note" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" value="true" type="bool"/>
      <Option name="UseHtml" value="false" type="bool"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="limits" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" value="true" type="bool"/>
      <Option name="UseHtml" value="false" type="bool"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="warnings" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" value="true" type="bool"/>
      <Option name="UseHtml" value="false" type="bool"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="model" configurationFlags="None">
   <editWidget type="Hidden">
    <config>
     <Option/>
    </config>
   </editWidget>
  </field>
  <field name="changed_by" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" value="false" type="bool"/>
      <Option name="UseHtml" value="false" type="bool"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="first_year" configurationFlags="None">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option name="AllowNull" value="false" type="bool"/>
      <Option name="Max" value="2100" type="int"/>
      <Option name="Min" value="2000" type="int"/>
      <Option name="Precision" value="0" type="int"/>
      <Option name="Step" value="1" type="int"/>
      <Option name="Style" value="SpinBox" type="QString"/>
     </Option>
    </config>
   </editWidget>
  </field>
 </fieldConfiguration>
 <aliases>
  <alias name="" field="uuid" index="0"/>
  <alias name="Title" field="title" index="1"/>
  <alias name="Study area" field="study_area" index="2"/>
  <alias name="Currency" field="currency" index="3"/>
  <alias name="Made on" field="made" index="4"/>
  <alias name="Changed on" field="changed" index="5"/>
  <alias name="" field="schema_version" index="6"/>
  <alias name="Revision" field="revision" index="7"/>
  <alias name="" field="planner_version" index="8"/>
  <alias name="Erosive wind from [°]" field="wind_from" index="9"/>
  <alias name="Where the wind is from" field="wind_source" index="10"/>
  <alias name="Years of the plan" field="years" index="11"/>
  <alias name="Cost, low" field="cost_low" index="12"/>
  <alias name="Cost, likely" field="cost_mode" index="13"/>
  <alias name="Cost, high" field="cost_high" index="14"/>
  <alias name="Note on costs" field="cost_note" index="15"/>
  <alias name="" field="limits" index="16"/>
  <alias name="" field="warnings" index="17"/>
  <alias name="" field="model" index="18"/>
  <alias name="Changed by" field="changed_by" index="19"/>
  <alias name="First year" field="first_year" index="20"/>
 </aliases>
 <defaults>
  <default expression="" field="uuid" applyOnUpdate="0"/>
  <default expression="" field="title" applyOnUpdate="0"/>
  <default expression="" field="study_area" applyOnUpdate="0"/>
  <default expression="" field="currency" applyOnUpdate="0"/>
  <default expression="" field="made" applyOnUpdate="0"/>
  <default expression="" field="changed" applyOnUpdate="0"/>
  <default expression="" field="schema_version" applyOnUpdate="0"/>
  <default expression="" field="revision" applyOnUpdate="0"/>
  <default expression="" field="planner_version" applyOnUpdate="0"/>
  <default expression="" field="wind_from" applyOnUpdate="0"/>
  <default expression="" field="wind_source" applyOnUpdate="0"/>
  <default expression="" field="years" applyOnUpdate="0"/>
  <default expression="" field="cost_low" applyOnUpdate="0"/>
  <default expression="" field="cost_mode" applyOnUpdate="0"/>
  <default expression="" field="cost_high" applyOnUpdate="0"/>
  <default expression="" field="cost_note" applyOnUpdate="0"/>
  <default expression="" field="limits" applyOnUpdate="0"/>
  <default expression="" field="warnings" applyOnUpdate="0"/>
  <default expression="" field="model" applyOnUpdate="0"/>
  <default expression="" field="changed_by" applyOnUpdate="0"/>
  <default expression="" field="first_year" applyOnUpdate="0"/>
 </defaults>
 <constraints>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="uuid" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="title" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="study_area" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="currency" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="made" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="changed" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="schema_version" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="revision" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="planner_version" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="wind_from" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="wind_source" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="years" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="cost_low" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="cost_mode" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="cost_high" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="cost_note" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="limits" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="warnings" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="model" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="changed_by" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="first_year" exp_strength="0"/>
 </constraints>
 <constraintExpressions>
  <constraint desc="" field="uuid" exp=""/>
  <constraint desc="" field="title" exp=""/>
  <constraint desc="" field="study_area" exp=""/>
  <constraint desc="" field="currency" exp=""/>
  <constraint desc="" field="made" exp=""/>
  <constraint desc="" field="changed" exp=""/>
  <constraint desc="" field="schema_version" exp=""/>
  <constraint desc="" field="revision" exp=""/>
  <constraint desc="" field="planner_version" exp=""/>
  <constraint desc="" field="wind_from" exp=""/>
  <constraint desc="" field="wind_source" exp=""/>
  <constraint desc="" field="years" exp=""/>
  <constraint desc="" field="cost_low" exp=""/>
  <constraint desc="" field="cost_mode" exp=""/>
  <constraint desc="" field="cost_high" exp=""/>
  <constraint desc="" field="cost_note" exp=""/>
  <constraint desc="" field="limits" exp=""/>
  <constraint desc="" field="warnings" exp=""/>
  <constraint desc="" field="model" exp=""/>
  <constraint desc="" field="changed_by" exp=""/>
  <constraint desc="" field="first_year" exp=""/>
 </constraintExpressions>
 <expressionfields/>
 <attributetableconfig sortExpression="" sortOrder="0" actionWidgetStyle="dropDown">
  <columns>
   <column name="uuid" width="-1" type="field" hidden="1"/>
   <column name="title" width="-1" type="field" hidden="0"/>
   <column name="study_area" width="-1" type="field" hidden="0"/>
   <column name="currency" width="-1" type="field" hidden="0"/>
   <column name="made" width="-1" type="field" hidden="0"/>
   <column name="changed" width="-1" type="field" hidden="0"/>
   <column name="schema_version" width="-1" type="field" hidden="0"/>
   <column name="revision" width="-1" type="field" hidden="0"/>
   <column name="planner_version" width="-1" type="field" hidden="0"/>
   <column name="wind_from" width="-1" type="field" hidden="0"/>
   <column name="wind_source" width="-1" type="field" hidden="0"/>
   <column name="years" width="-1" type="field" hidden="0"/>
   <column name="cost_low" width="-1" type="field" hidden="0"/>
   <column name="cost_mode" width="-1" type="field" hidden="0"/>
   <column name="cost_high" width="-1" type="field" hidden="0"/>
   <column name="cost_note" width="-1" type="field" hidden="0"/>
   <column name="limits" width="-1" type="field" hidden="0"/>
   <column name="warnings" width="-1" type="field" hidden="0"/>
   <column name="model" width="-1" type="field" hidden="1"/>
   <column name="changed_by" width="-1" type="field" hidden="0"/>
   <column name="first_year" width="-1" type="field" hidden="0"/>
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
  <field name="changed" editable="0"/>
  <field name="changed_by" editable="0"/>
  <field name="cost_high" editable="1"/>
  <field name="cost_low" editable="1"/>
  <field name="cost_mode" editable="1"/>
  <field name="cost_note" editable="1"/>
  <field name="currency" editable="1"/>
  <field name="first_year" editable="1"/>
  <field name="limits" editable="1"/>
  <field name="made" editable="0"/>
  <field name="model" editable="1"/>
  <field name="planner_version" editable="0"/>
  <field name="revision" editable="0"/>
  <field name="schema_version" editable="0"/>
  <field name="study_area" editable="1"/>
  <field name="title" editable="1"/>
  <field name="uuid" editable="1"/>
  <field name="warnings" editable="1"/>
  <field name="wind_from" editable="1"/>
  <field name="wind_source" editable="1"/>
  <field name="years" editable="1"/>
 </editable>
 <labelOnTop/>
 <reuseLastValue/>
 <dataDefinedFieldProperties/>
 <widgets/>
 <mapTip></mapTip>
 <layerGeometryType>4</layerGeometryType>
</qgis>
