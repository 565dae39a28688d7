<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.16-Białowieża" styleCategories="Fields|Forms|MapTips|AttributeTable|Temporal">
 <temporal limitMode="0" startField="" durationField="" enabled="0" endExpression="" startExpression="" durationUnit="min" fixedDuration="0" accumulate="0" mode="0" endField="">
  <fixedRange>
   <start></start>
   <end></end>
  </fixedRange>
 </temporal>
 <fieldConfiguration>
  <field name="fid" configurationFlags="None">
   <editWidget type="Hidden">
    <config>
     <Option/>
    </config>
   </editWidget>
  </field>
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
      <Option type="bool" name="IsMultiline" value="false"/>
      <Option type="bool" name="UseHtml" value="false"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="study_area" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" name="IsMultiline" value="false"/>
      <Option type="bool" name="UseHtml" value="false"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="currency" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" name="IsMultiline" value="false"/>
      <Option type="bool" name="UseHtml" value="false"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="made" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" name="IsMultiline" value="false"/>
      <Option type="bool" name="UseHtml" value="false"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="changed" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" name="IsMultiline" value="false"/>
      <Option type="bool" name="UseHtml" value="false"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="schema_version" configurationFlags="None">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" name="AllowNull" value="false"/>
      <Option type="int" name="Max" value="2000000000"/>
      <Option type="int" name="Min" value="0"/>
      <Option type="int" name="Precision" value="0"/>
      <Option type="int" name="Step" value="1"/>
      <Option type="QString" name="Style" value="SpinBox"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="revision" configurationFlags="None">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" name="AllowNull" value="false"/>
      <Option type="int" name="Max" value="2000000000"/>
      <Option type="int" name="Min" value="0"/>
      <Option type="int" name="Precision" value="0"/>
      <Option type="int" name="Step" value="1"/>
      <Option type="QString" name="Style" value="SpinBox"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="planner_version" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" name="IsMultiline" value="false"/>
      <Option type="bool" name="UseHtml" value="false"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="wind_from" configurationFlags="None">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" name="AllowNull" value="true"/>
      <Option type="double" name="Max" value="360"/>
      <Option type="double" name="Min" value="0"/>
      <Option type="int" name="Precision" value="2"/>
      <Option type="double" name="Step" value="0.1"/>
      <Option type="QString" name="Style" value="SpinBox"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="wind_source" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" name="IsMultiline" value="false"/>
      <Option type="bool" name="UseHtml" value="false"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="years" configurationFlags="None">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" name="AllowNull" value="true"/>
      <Option type="int" name="Max" value="100"/>
      <Option type="int" name="Min" value="1"/>
      <Option type="int" name="Precision" value="0"/>
      <Option type="int" name="Step" value="1"/>
      <Option type="QString" name="Style" value="SpinBox"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="cost_low" configurationFlags="None">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" name="AllowNull" value="true"/>
      <Option type="double" name="Max" value="1e+12"/>
      <Option type="double" name="Min" value="-1e+12"/>
      <Option type="int" name="Precision" value="2"/>
      <Option type="double" name="Step" value="0.1"/>
      <Option type="QString" name="Style" value="SpinBox"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="cost_mode" configurationFlags="None">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" name="AllowNull" value="true"/>
      <Option type="double" name="Max" value="1e+12"/>
      <Option type="double" name="Min" value="-1e+12"/>
      <Option type="int" name="Precision" value="2"/>
      <Option type="double" name="Step" value="0.1"/>
      <Option type="QString" name="Style" value="SpinBox"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="cost_high" configurationFlags="None">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" name="AllowNull" value="true"/>
      <Option type="double" name="Max" value="1e+12"/>
      <Option type="double" name="Min" value="-1e+12"/>
      <Option type="int" name="Precision" value="2"/>
      <Option type="double" name="Step" value="0.1"/>
      <Option type="QString" name="Style" value="SpinBox"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="cost_note" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" name="IsMultiline" value="true"/>
      <Option type="bool" name="UseHtml" value="false"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="limits" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" name="IsMultiline" value="true"/>
      <Option type="bool" name="UseHtml" value="false"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="warnings" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" name="IsMultiline" value="true"/>
      <Option type="bool" name="UseHtml" value="false"/>
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
      <Option type="bool" name="IsMultiline" value="false"/>
      <Option type="bool" name="UseHtml" value="false"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="first_year" configurationFlags="None">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" name="AllowNull" value="false"/>
      <Option type="int" name="Max" value="2100"/>
      <Option type="int" name="Min" value="2000"/>
      <Option type="int" name="Precision" value="0"/>
      <Option type="int" name="Step" value="1"/>
      <Option type="QString" name="Style" value="SpinBox"/>
     </Option>
    </config>
   </editWidget>
  </field>
 </fieldConfiguration>
 <aliases>
  <alias name="" field="fid" index="0"/>
  <alias name="" field="uuid" index="1"/>
  <alias name="Title" field="title" index="2"/>
  <alias name="Study area" field="study_area" index="3"/>
  <alias name="Currency" field="currency" index="4"/>
  <alias name="Made on" field="made" index="5"/>
  <alias name="Changed on" field="changed" index="6"/>
  <alias name="" field="schema_version" index="7"/>
  <alias name="Revision" field="revision" index="8"/>
  <alias name="" field="planner_version" index="9"/>
  <alias name="Erosive wind from [°]" field="wind_from" index="10"/>
  <alias name="Where the wind is from" field="wind_source" index="11"/>
  <alias name="Years of the plan" field="years" index="12"/>
  <alias name="Cost, low" field="cost_low" index="13"/>
  <alias name="Cost, likely" field="cost_mode" index="14"/>
  <alias name="Cost, high" field="cost_high" index="15"/>
  <alias name="Note on costs" field="cost_note" index="16"/>
  <alias name="" field="limits" index="17"/>
  <alias name="" field="warnings" index="18"/>
  <alias name="" field="model" index="19"/>
  <alias name="Changed by" field="changed_by" index="20"/>
  <alias name="First year" field="first_year" index="21"/>
 </aliases>
 <defaults>
  <default expression="" field="fid" applyOnUpdate="0"/>
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
  <constraint unique_strength="0" exp_strength="0" field="fid" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="uuid" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="title" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="study_area" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="currency" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="made" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="changed" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="schema_version" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="revision" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="planner_version" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="wind_from" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="wind_source" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="years" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="cost_low" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="cost_mode" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="cost_high" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="cost_note" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="limits" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="warnings" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="model" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="changed_by" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="first_year" notnull_strength="0" constraints="0"/>
 </constraints>
 <constraintExpressions>
  <constraint desc="" field="fid" exp=""/>
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
 <attributetableconfig sortOrder="0" sortExpression="" actionWidgetStyle="dropDown">
  <columns>
   <column type="field" name="fid" hidden="1" width="-1"/>
   <column type="field" name="uuid" hidden="1" width="-1"/>
   <column type="field" name="title" hidden="0" width="-1"/>
   <column type="field" name="study_area" hidden="0" width="-1"/>
   <column type="field" name="currency" hidden="0" width="-1"/>
   <column type="field" name="made" hidden="0" width="-1"/>
   <column type="field" name="changed" hidden="0" width="-1"/>
   <column type="field" name="schema_version" hidden="0" width="-1"/>
   <column type="field" name="revision" hidden="0" width="-1"/>
   <column type="field" name="planner_version" hidden="0" width="-1"/>
   <column type="field" name="wind_from" hidden="0" width="-1"/>
   <column type="field" name="wind_source" hidden="0" width="-1"/>
   <column type="field" name="years" hidden="0" width="-1"/>
   <column type="field" name="cost_low" hidden="0" width="-1"/>
   <column type="field" name="cost_mode" hidden="0" width="-1"/>
   <column type="field" name="cost_high" hidden="0" width="-1"/>
   <column type="field" name="cost_note" hidden="0" width="-1"/>
   <column type="field" name="limits" hidden="0" width="-1"/>
   <column type="field" name="warnings" hidden="0" width="-1"/>
   <column type="field" name="model" hidden="1" width="-1"/>
   <column type="field" name="changed_by" hidden="0" width="-1"/>
   <column type="field" name="first_year" hidden="0" width="-1"/>
   <column type="actions" hidden="0" width="-1"/>
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
  <field editable="1" name="fid"/>
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
