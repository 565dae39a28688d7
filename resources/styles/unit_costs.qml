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
  <field name="measure" configurationFlags="None">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option name="map" type="List">
       <Option type="Map">
        <Option name="Straw checkerboard" value="checkerboard" type="QString"/>
       </Option>
       <Option type="Map">
        <Option name="Reed, clay, nylon or HDPE grid" value="net_grid" type="QString"/>
       </Option>
       <Option type="Map">
        <Option name="Biodegradable sandbag grid (PLA)" value="pla_grid" type="QString"/>
       </Option>
       <Option type="Map">
        <Option name="Upright sand fence" value="sand_fence" type="QString"/>
       </Option>
       <Option type="Map">
        <Option name="Tree shelterbelt" value="tree_belt" type="QString"/>
       </Option>
       <Option type="Map">
        <Option name="Shrub belts of low coverage" value="shrub_belt" type="QString"/>
       </Option>
       <Option type="Map">
        <Option name="Saxaul planting" value="haloxylon" type="QString"/>
       </Option>
       <Option type="Map">
        <Option name="Aerial seeding" value="aerial_seed" type="QString"/>
       </Option>
       <Option type="Map">
        <Option name="Over-seeding of perennial grass" value="overseed" type="QString"/>
       </Option>
       <Option type="Map">
        <Option name="Grazing exclosure" value="exclosure" type="QString"/>
       </Option>
       <Option type="Map">
        <Option name="Rotational grazing" value="rot_graze" type="QString"/>
       </Option>
       <Option type="Map">
        <Option name="Residue and conservation tillage" value="residue" type="QString"/>
       </Option>
       <Option type="Map">
        <Option name="Gravel mulch" value="gravel" type="QString"/>
       </Option>
       <Option type="Map">
        <Option name="Biological crust" value="biocrust" type="QString"/>
       </Option>
       <Option type="Map">
        <Option name="Dry lake bed and saline playa" value="playa" type="QString"/>
       </Option>
       <Option type="Map">
        <Option name="Well and spring protection" value="spring_well" type="QString"/>
       </Option>
       <Option type="Map">
        <Option name="Rehabilitation of abandoned mines" value="mine_rehab" type="QString"/>
       </Option>
       <Option type="Map">
        <Option name="Merging of braided tracks" value="track_merge" type="QString"/>
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="low" configurationFlags="None">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option name="AllowNull" value="false" type="bool"/>
      <Option name="Max" value="1e+12" type="double"/>
      <Option name="Min" value="-1e+12" type="double"/>
      <Option name="Precision" value="2" type="int"/>
      <Option name="Step" value="0.1" type="double"/>
      <Option name="Style" value="SpinBox" type="QString"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="mode" configurationFlags="None">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option name="AllowNull" value="false" type="bool"/>
      <Option name="Max" value="1e+12" type="double"/>
      <Option name="Min" value="-1e+12" type="double"/>
      <Option name="Precision" value="2" type="int"/>
      <Option name="Step" value="0.1" type="double"/>
      <Option name="Style" value="SpinBox" type="QString"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="high" configurationFlags="None">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option name="AllowNull" value="false" type="bool"/>
      <Option name="Max" value="1e+12" type="double"/>
      <Option name="Min" value="-1e+12" type="double"/>
      <Option name="Precision" value="2" type="int"/>
      <Option name="Step" value="0.1" type="double"/>
      <Option name="Style" value="SpinBox" type="QString"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="unit" configurationFlags="None">
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
  <field name="year" configurationFlags="None">
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
  <field name="place" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" value="false" type="bool"/>
      <Option name="UseHtml" value="false" type="bool"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="per_year" configurationFlags="None">
   <editWidget type="CheckBox">
    <config>
     <Option type="Map">
      <Option name="CheckedState" value="" type="QString"/>
      <Option name="TextDisplayMethod" value="0" type="int"/>
      <Option name="UncheckedState" value="" type="QString"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="evidence" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" value="false" type="bool"/>
      <Option name="UseHtml" value="false" type="bool"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="verified" configurationFlags="None">
   <editWidget type="CheckBox">
    <config>
     <Option type="Map">
      <Option name="CheckedState" value="" type="QString"/>
      <Option name="TextDisplayMethod" value="0" type="int"/>
      <Option name="UncheckedState" value="" type="QString"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="confirm_locally" configurationFlags="None">
   <editWidget type="CheckBox">
    <config>
     <Option type="Map">
      <Option name="CheckedState" value="" type="QString"/>
      <Option name="TextDisplayMethod" value="0" type="int"/>
      <Option name="UncheckedState" value="" type="QString"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="source" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" value="false" type="bool"/>
      <Option name="UseHtml" value="false" type="bool"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="note" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" value="true" type="bool"/>
      <Option name="UseHtml" value="false" type="bool"/>
     </Option>
    </config>
   </editWidget>
  </field>
 </fieldConfiguration>
 <aliases>
  <alias name="" field="uuid" index="0"/>
  <alias name="Measure" field="measure" index="1"/>
  <alias name="Low" field="low" index="2"/>
  <alias name="Likely" field="mode" index="3"/>
  <alias name="High" field="high" index="4"/>
  <alias name="Unit" field="unit" index="5"/>
  <alias name="Currency" field="currency" index="6"/>
  <alias name="Year of the plan" field="year" index="7"/>
  <alias name="Place" field="place" index="8"/>
  <alias name="Every year" field="per_year" index="9"/>
  <alias name="Evidence" field="evidence" index="10"/>
  <alias name="Rests on a source" field="verified" index="11"/>
  <alias name="To be confirmed locally" field="confirm_locally" index="12"/>
  <alias name="Source" field="source" index="13"/>
  <alias name="Note" field="note" index="14"/>
 </aliases>
 <defaults>
  <default expression="uuid('WithoutBraces')" field="uuid" applyOnUpdate="0"/>
  <default expression="" field="measure" applyOnUpdate="0"/>
  <default expression="" field="low" applyOnUpdate="0"/>
  <default expression="" field="mode" applyOnUpdate="0"/>
  <default expression="" field="high" applyOnUpdate="0"/>
  <default expression="" field="unit" applyOnUpdate="0"/>
  <default expression="" field="currency" applyOnUpdate="0"/>
  <default expression="" field="year" applyOnUpdate="0"/>
  <default expression="" field="place" applyOnUpdate="0"/>
  <default expression="" field="per_year" applyOnUpdate="0"/>
  <default expression="" field="evidence" applyOnUpdate="0"/>
  <default expression="" field="verified" applyOnUpdate="0"/>
  <default expression="" field="confirm_locally" applyOnUpdate="0"/>
  <default expression="" field="source" applyOnUpdate="0"/>
  <default expression="" field="note" applyOnUpdate="0"/>
 </defaults>
 <constraints>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="uuid" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="measure" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="low" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="mode" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="high" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="unit" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="currency" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="year" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="place" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="per_year" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="evidence" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="verified" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="confirm_locally" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="source" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="note" exp_strength="0"/>
 </constraints>
 <constraintExpressions>
  <constraint desc="" field="uuid" exp=""/>
  <constraint desc="" field="measure" exp=""/>
  <constraint desc="" field="low" exp=""/>
  <constraint desc="" field="mode" exp=""/>
  <constraint desc="" field="high" exp=""/>
  <constraint desc="" field="unit" exp=""/>
  <constraint desc="" field="currency" exp=""/>
  <constraint desc="" field="year" exp=""/>
  <constraint desc="" field="place" exp=""/>
  <constraint desc="" field="per_year" exp=""/>
  <constraint desc="" field="evidence" exp=""/>
  <constraint desc="" field="verified" exp=""/>
  <constraint desc="" field="confirm_locally" exp=""/>
  <constraint desc="" field="source" exp=""/>
  <constraint desc="" field="note" exp=""/>
 </constraintExpressions>
 <expressionfields/>
 <attributetableconfig sortExpression="" sortOrder="0" actionWidgetStyle="dropDown">
  <columns>
   <column name="uuid" width="-1" type="field" hidden="1"/>
   <column name="measure" width="-1" type="field" hidden="0"/>
   <column name="low" width="-1" type="field" hidden="0"/>
   <column name="mode" width="-1" type="field" hidden="0"/>
   <column name="high" width="-1" type="field" hidden="0"/>
   <column name="unit" width="-1" type="field" hidden="0"/>
   <column name="currency" width="-1" type="field" hidden="0"/>
   <column name="year" width="-1" type="field" hidden="0"/>
   <column name="place" width="-1" type="field" hidden="0"/>
   <column name="per_year" width="-1" type="field" hidden="0"/>
   <column name="evidence" width="-1" type="field" hidden="0"/>
   <column name="verified" width="-1" type="field" hidden="0"/>
   <column name="confirm_locally" width="-1" type="field" hidden="0"/>
   <column name="source" width="-1" type="field" hidden="0"/>
   <column name="note" width="-1" type="field" hidden="0"/>
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
  <field name="confirm_locally" editable="1"/>
  <field name="currency" editable="1"/>
  <field name="evidence" editable="1"/>
  <field name="high" editable="1"/>
  <field name="low" editable="1"/>
  <field name="measure" editable="1"/>
  <field name="mode" editable="1"/>
  <field name="note" editable="1"/>
  <field name="per_year" editable="1"/>
  <field name="place" editable="1"/>
  <field name="source" editable="1"/>
  <field name="unit" editable="1"/>
  <field name="uuid" editable="1"/>
  <field name="verified" editable="1"/>
  <field name="year" editable="1"/>
 </editable>
 <labelOnTop/>
 <reuseLastValue/>
 <dataDefinedFieldProperties/>
 <widgets/>
 <mapTip></mapTip>
 <layerGeometryType>4</layerGeometryType>
</qgis>
