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
  <field name="id" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" name="IsMultiline" value="false"/>
      <Option type="bool" name="UseHtml" value="false"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="number" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" name="IsMultiline" value="false"/>
      <Option type="bool" name="UseHtml" value="false"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="name" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" name="IsMultiline" value="false"/>
      <Option type="bool" name="UseHtml" value="false"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="summary" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" name="IsMultiline" value="true"/>
      <Option type="bool" name="UseHtml" value="false"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="toolbox_keyword" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" name="IsMultiline" value="false"/>
      <Option type="bool" name="UseHtml" value="false"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="years_to_effect_min" configurationFlags="None">
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
  <field name="years_to_effect_max" configurationFlags="None">
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
  <field name="lifespan_min" configurationFlags="None">
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
  <field name="lifespan_max" configurationFlags="None">
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
  <field name="maintenance" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" name="IsMultiline" value="true"/>
      <Option type="bool" name="UseHtml" value="false"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="water_need" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" name="IsMultiline" value="false"/>
      <Option type="bool" name="UseHtml" value="false"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="risks" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" name="IsMultiline" value="true"/>
      <Option type="bool" name="UseHtml" value="false"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="material" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" name="IsMultiline" value="false"/>
      <Option type="bool" name="UseHtml" value="false"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="definition" configurationFlags="None">
   <editWidget type="Hidden">
    <config>
     <Option/>
    </config>
   </editWidget>
  </field>
 </fieldConfiguration>
 <aliases>
  <alias name="" field="fid" index="0"/>
  <alias name="" field="id" index="1"/>
  <alias name="Number" field="number" index="2"/>
  <alias name="Name" field="name" index="3"/>
  <alias name="" field="summary" index="4"/>
  <alias name="" field="toolbox_keyword" index="5"/>
  <alias name="" field="years_to_effect_min" index="6"/>
  <alias name="" field="years_to_effect_max" index="7"/>
  <alias name="" field="lifespan_min" index="8"/>
  <alias name="" field="lifespan_max" index="9"/>
  <alias name="" field="maintenance" index="10"/>
  <alias name="" field="water_need" index="11"/>
  <alias name="" field="risks" index="12"/>
  <alias name="" field="material" index="13"/>
  <alias name="" field="definition" index="14"/>
 </aliases>
 <defaults>
  <default expression="" field="fid" applyOnUpdate="0"/>
  <default expression="" field="id" applyOnUpdate="0"/>
  <default expression="" field="number" applyOnUpdate="0"/>
  <default expression="" field="name" applyOnUpdate="0"/>
  <default expression="" field="summary" applyOnUpdate="0"/>
  <default expression="" field="toolbox_keyword" applyOnUpdate="0"/>
  <default expression="" field="years_to_effect_min" applyOnUpdate="0"/>
  <default expression="" field="years_to_effect_max" applyOnUpdate="0"/>
  <default expression="" field="lifespan_min" applyOnUpdate="0"/>
  <default expression="" field="lifespan_max" applyOnUpdate="0"/>
  <default expression="" field="maintenance" applyOnUpdate="0"/>
  <default expression="" field="water_need" applyOnUpdate="0"/>
  <default expression="" field="risks" applyOnUpdate="0"/>
  <default expression="" field="material" applyOnUpdate="0"/>
  <default expression="" field="definition" applyOnUpdate="0"/>
 </defaults>
 <constraints>
  <constraint unique_strength="0" exp_strength="0" field="fid" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="id" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="number" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="name" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="summary" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="toolbox_keyword" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="years_to_effect_min" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="years_to_effect_max" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="lifespan_min" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="lifespan_max" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="maintenance" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="water_need" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="risks" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="material" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="definition" notnull_strength="0" constraints="0"/>
 </constraints>
 <constraintExpressions>
  <constraint desc="" field="fid" exp=""/>
  <constraint desc="" field="id" exp=""/>
  <constraint desc="" field="number" exp=""/>
  <constraint desc="" field="name" exp=""/>
  <constraint desc="" field="summary" exp=""/>
  <constraint desc="" field="toolbox_keyword" exp=""/>
  <constraint desc="" field="years_to_effect_min" exp=""/>
  <constraint desc="" field="years_to_effect_max" exp=""/>
  <constraint desc="" field="lifespan_min" exp=""/>
  <constraint desc="" field="lifespan_max" exp=""/>
  <constraint desc="" field="maintenance" exp=""/>
  <constraint desc="" field="water_need" exp=""/>
  <constraint desc="" field="risks" exp=""/>
  <constraint desc="" field="material" exp=""/>
  <constraint desc="" field="definition" exp=""/>
 </constraintExpressions>
 <expressionfields/>
 <attributetableconfig sortOrder="0" sortExpression="" actionWidgetStyle="dropDown">
  <columns>
   <column type="field" name="fid" hidden="1" width="-1"/>
   <column type="field" name="id" hidden="0" width="-1"/>
   <column type="field" name="number" hidden="0" width="-1"/>
   <column type="field" name="name" hidden="0" width="-1"/>
   <column type="field" name="summary" hidden="0" width="-1"/>
   <column type="field" name="toolbox_keyword" hidden="0" width="-1"/>
   <column type="field" name="years_to_effect_min" hidden="0" width="-1"/>
   <column type="field" name="years_to_effect_max" hidden="0" width="-1"/>
   <column type="field" name="lifespan_min" hidden="0" width="-1"/>
   <column type="field" name="lifespan_max" hidden="0" width="-1"/>
   <column type="field" name="maintenance" hidden="0" width="-1"/>
   <column type="field" name="water_need" hidden="0" width="-1"/>
   <column type="field" name="risks" hidden="0" width="-1"/>
   <column type="field" name="material" hidden="0" width="-1"/>
   <column type="field" name="definition" hidden="1" width="-1"/>
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
  <field editable="1" name="definition"/>
  <field editable="1" name="fid"/>
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
