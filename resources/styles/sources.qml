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
  <field name="output" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" name="IsMultiline" value="false"/>
      <Option type="bool" name="UseHtml" value="false"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="step" configurationFlags="None">
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
  <field name="input" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" name="IsMultiline" value="false"/>
      <Option type="bool" name="UseHtml" value="false"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="file" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" name="IsMultiline" value="false"/>
      <Option type="bool" name="UseHtml" value="false"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="size" configurationFlags="None">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" name="AllowNull" value="true"/>
      <Option type="int" name="Max" value="2000000000"/>
      <Option type="int" name="Min" value="0"/>
      <Option type="int" name="Precision" value="0"/>
      <Option type="int" name="Step" value="1"/>
      <Option type="QString" name="Style" value="SpinBox"/>
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
  <alias name="" field="fid" index="0"/>
  <alias name="" field="uuid" index="1"/>
  <alias name="" field="output" index="2"/>
  <alias name="" field="step" index="3"/>
  <alias name="Made on" field="made" index="4"/>
  <alias name="" field="input" index="5"/>
  <alias name="" field="file" index="6"/>
  <alias name="" field="size" index="7"/>
  <alias name="Changed on" field="changed" index="8"/>
  <alias name="" field="sha256" index="9"/>
  <alias name="" field="record" index="10"/>
 </aliases>
 <defaults>
  <default expression="" field="fid" applyOnUpdate="0"/>
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
  <constraint unique_strength="0" exp_strength="0" field="fid" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="uuid" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="output" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="step" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="made" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="input" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="file" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="size" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="changed" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="sha256" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="record" notnull_strength="0" constraints="0"/>
 </constraints>
 <constraintExpressions>
  <constraint desc="" field="fid" exp=""/>
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
 <attributetableconfig sortOrder="0" sortExpression="" actionWidgetStyle="dropDown">
  <columns>
   <column type="field" name="fid" hidden="1" width="-1"/>
   <column type="field" name="uuid" hidden="1" width="-1"/>
   <column type="field" name="output" hidden="0" width="-1"/>
   <column type="field" name="step" hidden="0" width="-1"/>
   <column type="field" name="made" hidden="0" width="-1"/>
   <column type="field" name="input" hidden="0" width="-1"/>
   <column type="field" name="file" hidden="0" width="-1"/>
   <column type="field" name="size" hidden="0" width="-1"/>
   <column type="field" name="changed" hidden="0" width="-1"/>
   <column type="field" name="sha256" hidden="1" width="-1"/>
   <column type="field" name="record" hidden="1" width="-1"/>
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
  <field editable="0" name="fid"/>
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
