<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis styleCategories="Fields|Forms|MapTips|AttributeTable|Temporal" version="3.22.16-Białowieża">
 <temporal durationField="" durationUnit="min" enabled="0" startField="" startExpression="" mode="0" fixedDuration="0" accumulate="0" endExpression="" limitMode="0" endField="">
  <fixedRange>
   <start></start>
   <end></end>
  </fixedRange>
 </temporal>
 <fieldConfiguration>
  <field name="id" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" value="false" type="bool"/>
      <Option name="UseHtml" value="false" type="bool"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="number" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" value="false" type="bool"/>
      <Option name="UseHtml" value="false" type="bool"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="name" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" value="false" type="bool"/>
      <Option name="UseHtml" value="false" type="bool"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="summary" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" value="true" type="bool"/>
      <Option name="UseHtml" value="false" type="bool"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="toolbox_keyword" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" value="false" type="bool"/>
      <Option name="UseHtml" value="false" type="bool"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="years_to_effect_min" configurationFlags="None">
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
  <field name="years_to_effect_max" configurationFlags="None">
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
  <field name="lifespan_min" configurationFlags="None">
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
  <field name="lifespan_max" configurationFlags="None">
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
  <field name="maintenance" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" value="true" type="bool"/>
      <Option name="UseHtml" value="false" type="bool"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="water_need" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" value="false" type="bool"/>
      <Option name="UseHtml" value="false" type="bool"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="risks" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" value="true" type="bool"/>
      <Option name="UseHtml" value="false" type="bool"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="material" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" value="false" type="bool"/>
      <Option name="UseHtml" value="false" type="bool"/>
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
  <alias name="" field="id" index="0"/>
  <alias name="Number" field="number" index="1"/>
  <alias name="Name" field="name" index="2"/>
  <alias name="" field="summary" index="3"/>
  <alias name="" field="toolbox_keyword" index="4"/>
  <alias name="" field="years_to_effect_min" index="5"/>
  <alias name="" field="years_to_effect_max" index="6"/>
  <alias name="" field="lifespan_min" index="7"/>
  <alias name="" field="lifespan_max" index="8"/>
  <alias name="" field="maintenance" index="9"/>
  <alias name="" field="water_need" index="10"/>
  <alias name="" field="risks" index="11"/>
  <alias name="" field="material" index="12"/>
  <alias name="" field="definition" index="13"/>
 </aliases>
 <defaults>
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
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="id" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="number" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="name" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="summary" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="toolbox_keyword" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="years_to_effect_min" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="years_to_effect_max" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="lifespan_min" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="lifespan_max" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="maintenance" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="water_need" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="risks" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="material" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="definition" exp_strength="0"/>
 </constraints>
 <constraintExpressions>
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
 <attributetableconfig sortExpression="" sortOrder="0" actionWidgetStyle="dropDown">
  <columns>
   <column name="id" width="-1" type="field" hidden="0"/>
   <column name="number" width="-1" type="field" hidden="0"/>
   <column name="name" width="-1" type="field" hidden="0"/>
   <column name="summary" width="-1" type="field" hidden="0"/>
   <column name="toolbox_keyword" width="-1" type="field" hidden="0"/>
   <column name="years_to_effect_min" width="-1" type="field" hidden="0"/>
   <column name="years_to_effect_max" width="-1" type="field" hidden="0"/>
   <column name="lifespan_min" width="-1" type="field" hidden="0"/>
   <column name="lifespan_max" width="-1" type="field" hidden="0"/>
   <column name="maintenance" width="-1" type="field" hidden="0"/>
   <column name="water_need" width="-1" type="field" hidden="0"/>
   <column name="risks" width="-1" type="field" hidden="0"/>
   <column name="material" width="-1" type="field" hidden="0"/>
   <column name="definition" width="-1" type="field" hidden="1"/>
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
  <field name="definition" editable="1"/>
  <field name="id" editable="1"/>
  <field name="lifespan_max" editable="1"/>
  <field name="lifespan_min" editable="1"/>
  <field name="maintenance" editable="1"/>
  <field name="material" editable="1"/>
  <field name="name" editable="1"/>
  <field name="number" editable="1"/>
  <field name="risks" editable="1"/>
  <field name="summary" editable="1"/>
  <field name="toolbox_keyword" editable="1"/>
  <field name="water_need" editable="1"/>
  <field name="years_to_effect_max" editable="1"/>
  <field name="years_to_effect_min" editable="1"/>
 </editable>
 <labelOnTop/>
 <reuseLastValue/>
 <dataDefinedFieldProperties/>
 <widgets/>
 <mapTip></mapTip>
 <layerGeometryType>4</layerGeometryType>
</qgis>
