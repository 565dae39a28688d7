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
  <field name="output" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" value="false" type="bool"/>
      <Option name="UseHtml" value="false" type="bool"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="step" configurationFlags="None">
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
  <field name="input" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" value="false" type="bool"/>
      <Option name="UseHtml" value="false" type="bool"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="file" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" value="false" type="bool"/>
      <Option name="UseHtml" value="false" type="bool"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="size" configurationFlags="None">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option name="AllowNull" value="true" type="bool"/>
      <Option name="Max" value="2000000000" type="int"/>
      <Option name="Min" value="0" type="int"/>
      <Option name="Precision" value="0" type="int"/>
      <Option name="Step" value="1" type="int"/>
      <Option name="Style" value="SpinBox" type="QString"/>
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
  <field name="sha256" configurationFlags="None">
   <editWidget type="Hidden">
    <config>
     <Option/>
    </config>
   </editWidget>
  </field>
  <field name="record" configurationFlags="None">
   <editWidget type="Hidden">
    <config>
     <Option/>
    </config>
   </editWidget>
  </field>
 </fieldConfiguration>
 <aliases>
  <alias name="" field="uuid" index="0"/>
  <alias name="" field="output" index="1"/>
  <alias name="" field="step" index="2"/>
  <alias name="Made on" field="made" index="3"/>
  <alias name="" field="input" index="4"/>
  <alias name="" field="file" index="5"/>
  <alias name="" field="size" index="6"/>
  <alias name="Changed on" field="changed" index="7"/>
  <alias name="" field="sha256" index="8"/>
  <alias name="" field="record" index="9"/>
 </aliases>
 <defaults>
  <default expression="" field="uuid" applyOnUpdate="0"/>
  <default expression="" field="output" applyOnUpdate="0"/>
  <default expression="" field="step" applyOnUpdate="0"/>
  <default expression="" field="made" applyOnUpdate="0"/>
  <default expression="" field="input" applyOnUpdate="0"/>
  <default expression="" field="file" applyOnUpdate="0"/>
  <default expression="" field="size" applyOnUpdate="0"/>
  <default expression="" field="changed" applyOnUpdate="0"/>
  <default expression="" field="sha256" applyOnUpdate="0"/>
  <default expression="" field="record" applyOnUpdate="0"/>
 </defaults>
 <constraints>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="uuid" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="output" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="step" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="made" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="input" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="file" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="size" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="changed" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="sha256" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="record" exp_strength="0"/>
 </constraints>
 <constraintExpressions>
  <constraint desc="" field="uuid" exp=""/>
  <constraint desc="" field="output" exp=""/>
  <constraint desc="" field="step" exp=""/>
  <constraint desc="" field="made" exp=""/>
  <constraint desc="" field="input" exp=""/>
  <constraint desc="" field="file" exp=""/>
  <constraint desc="" field="size" exp=""/>
  <constraint desc="" field="changed" exp=""/>
  <constraint desc="" field="sha256" exp=""/>
  <constraint desc="" field="record" exp=""/>
 </constraintExpressions>
 <expressionfields/>
 <attributetableconfig sortExpression="" sortOrder="0" actionWidgetStyle="dropDown">
  <columns>
   <column name="uuid" width="-1" type="field" hidden="1"/>
   <column name="output" width="-1" type="field" hidden="0"/>
   <column name="step" width="-1" type="field" hidden="0"/>
   <column name="made" width="-1" type="field" hidden="0"/>
   <column name="input" width="-1" type="field" hidden="0"/>
   <column name="file" width="-1" type="field" hidden="0"/>
   <column name="size" width="-1" type="field" hidden="0"/>
   <column name="changed" width="-1" type="field" hidden="0"/>
   <column name="sha256" width="-1" type="field" hidden="1"/>
   <column name="record" width="-1" type="field" hidden="1"/>
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
  <field name="file" editable="0"/>
  <field name="input" editable="0"/>
  <field name="made" editable="0"/>
  <field name="output" editable="0"/>
  <field name="record" editable="0"/>
  <field name="sha256" editable="0"/>
  <field name="size" editable="0"/>
  <field name="step" editable="0"/>
  <field name="uuid" editable="0"/>
 </editable>
 <labelOnTop/>
 <reuseLastValue/>
 <dataDefinedFieldProperties/>
 <widgets/>
 <mapTip></mapTip>
 <layerGeometryType>4</layerGeometryType>
</qgis>
