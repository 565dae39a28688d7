<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis styleCategories="Fields|Forms|MapTips|AttributeTable|Temporal" version="3.22.16-Białowieża">
 <temporal limitMode="0" durationField="" startExpression="" startField="" endField="" accumulate="0" mode="0" durationUnit="min" fixedDuration="0" endExpression="" enabled="0">
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
  <alias field="uuid" name="" index="0"/>
  <alias field="measure" name="Measure" index="1"/>
  <alias field="low" name="Low" index="2"/>
  <alias field="mode" name="Likely" index="3"/>
  <alias field="high" name="High" index="4"/>
  <alias field="unit" name="Unit" index="5"/>
  <alias field="currency" name="Currency" index="6"/>
  <alias field="year" name="Year of the plan" index="7"/>
  <alias field="place" name="Place" index="8"/>
  <alias field="per_year" name="Every year" index="9"/>
  <alias field="evidence" name="Evidence" index="10"/>
  <alias field="verified" name="Rests on a source" index="11"/>
  <alias field="confirm_locally" name="To be confirmed locally" index="12"/>
  <alias field="source" name="Source" index="13"/>
  <alias field="note" name="Note" index="14"/>
 </aliases>
 <defaults>
  <default field="uuid" applyOnUpdate="0" expression="uuid('WithoutBraces')"/>
  <default field="measure" applyOnUpdate="0" expression=""/>
  <default field="low" applyOnUpdate="0" expression=""/>
  <default field="mode" applyOnUpdate="0" expression=""/>
  <default field="high" applyOnUpdate="0" expression=""/>
  <default field="unit" applyOnUpdate="0" expression=""/>
  <default field="currency" applyOnUpdate="0" expression=""/>
  <default field="year" applyOnUpdate="0" expression=""/>
  <default field="place" applyOnUpdate="0" expression=""/>
  <default field="per_year" applyOnUpdate="0" expression=""/>
  <default field="evidence" applyOnUpdate="0" expression=""/>
  <default field="verified" applyOnUpdate="0" expression=""/>
  <default field="confirm_locally" applyOnUpdate="0" expression=""/>
  <default field="source" applyOnUpdate="0" expression=""/>
  <default field="note" applyOnUpdate="0" expression=""/>
 </defaults>
 <constraints>
  <constraint field="uuid" notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0"/>
  <constraint field="measure" notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0"/>
  <constraint field="low" notnull_strength="0" constraints="4" unique_strength="0" exp_strength="1"/>
  <constraint field="mode" notnull_strength="0" constraints="4" unique_strength="0" exp_strength="1"/>
  <constraint field="high" notnull_strength="0" constraints="4" unique_strength="0" exp_strength="1"/>
  <constraint field="unit" notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0"/>
  <constraint field="currency" notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0"/>
  <constraint field="year" notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0"/>
  <constraint field="place" notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0"/>
  <constraint field="per_year" notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0"/>
  <constraint field="evidence" notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0"/>
  <constraint field="verified" notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0"/>
  <constraint field="confirm_locally" notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0"/>
  <constraint field="source" notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0"/>
  <constraint field="note" notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0"/>
 </constraints>
 <constraintExpressions>
  <constraint field="uuid" exp="" desc=""/>
  <constraint field="measure" exp="" desc=""/>
  <constraint field="low" exp="&quot;low&quot; >= 0" desc="A price is a number from 0 on."/>
  <constraint field="mode" exp="&quot;mode&quot; >= &quot;low&quot;" desc="The likely price is at least the low one."/>
  <constraint field="high" exp="&quot;high&quot; >= &quot;mode&quot;" desc="The high price is at least the likely one."/>
  <constraint field="unit" exp="" desc=""/>
  <constraint field="currency" exp="" desc=""/>
  <constraint field="year" exp="" desc=""/>
  <constraint field="place" exp="" desc=""/>
  <constraint field="per_year" exp="" desc=""/>
  <constraint field="evidence" exp="" desc=""/>
  <constraint field="verified" exp="" desc=""/>
  <constraint field="confirm_locally" exp="" desc=""/>
  <constraint field="source" exp="" desc=""/>
  <constraint field="note" exp="" desc=""/>
 </constraintExpressions>
 <expressionfields/>
 <attributetableconfig sortExpression="" sortOrder="0" actionWidgetStyle="dropDown">
  <columns>
   <column name="uuid" hidden="1" width="-1" type="field"/>
   <column name="measure" hidden="0" width="-1" type="field"/>
   <column name="low" hidden="0" width="-1" type="field"/>
   <column name="mode" hidden="0" width="-1" type="field"/>
   <column name="high" hidden="0" width="-1" type="field"/>
   <column name="unit" hidden="0" width="-1" type="field"/>
   <column name="currency" hidden="0" width="-1" type="field"/>
   <column name="year" hidden="0" width="-1" type="field"/>
   <column name="place" hidden="0" width="-1" type="field"/>
   <column name="per_year" hidden="0" width="-1" type="field"/>
   <column name="evidence" hidden="0" width="-1" type="field"/>
   <column name="verified" hidden="0" width="-1" type="field"/>
   <column name="confirm_locally" hidden="0" width="-1" type="field"/>
   <column name="source" hidden="0" width="-1" type="field"/>
   <column name="note" hidden="0" width="-1" type="field"/>
   <column hidden="0" width="-1" type="actions"/>
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
