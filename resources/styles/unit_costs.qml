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
  <field configurationFlags="None" name="measure">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" value="checkerboard" name="Straw checkerboard"/>
       </Option>
       <Option type="Map">
        <Option type="QString" value="net_grid" name="Reed, clay, nylon or HDPE grid"/>
       </Option>
       <Option type="Map">
        <Option type="QString" value="pla_grid" name="Biodegradable sandbag grid (PLA)"/>
       </Option>
       <Option type="Map">
        <Option type="QString" value="sand_fence" name="Upright sand fence"/>
       </Option>
       <Option type="Map">
        <Option type="QString" value="tree_belt" name="Tree shelterbelt"/>
       </Option>
       <Option type="Map">
        <Option type="QString" value="shrub_belt" name="Shrub belts of low coverage"/>
       </Option>
       <Option type="Map">
        <Option type="QString" value="haloxylon" name="Saxaul planting"/>
       </Option>
       <Option type="Map">
        <Option type="QString" value="aerial_seed" name="Aerial seeding"/>
       </Option>
       <Option type="Map">
        <Option type="QString" value="overseed" name="Over-seeding of perennial grass"/>
       </Option>
       <Option type="Map">
        <Option type="QString" value="exclosure" name="Grazing exclosure"/>
       </Option>
       <Option type="Map">
        <Option type="QString" value="rot_graze" name="Rotational grazing"/>
       </Option>
       <Option type="Map">
        <Option type="QString" value="residue" name="Residue and conservation tillage"/>
       </Option>
       <Option type="Map">
        <Option type="QString" value="gravel" name="Gravel mulch"/>
       </Option>
       <Option type="Map">
        <Option type="QString" value="biocrust" name="Biological crust"/>
       </Option>
       <Option type="Map">
        <Option type="QString" value="playa" name="Dry lake bed and saline playa"/>
       </Option>
       <Option type="Map">
        <Option type="QString" value="spring_well" name="Well and spring protection"/>
       </Option>
       <Option type="Map">
        <Option type="QString" value="mine_rehab" name="Rehabilitation of abandoned mines"/>
       </Option>
       <Option type="Map">
        <Option type="QString" value="track_merge" name="Merging of braided tracks"/>
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="low">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" value="false" name="AllowNull"/>
      <Option type="double" value="1e+12" name="Max"/>
      <Option type="double" value="-1e+12" name="Min"/>
      <Option type="int" value="2" name="Precision"/>
      <Option type="double" value="0.1" name="Step"/>
      <Option type="QString" value="SpinBox" name="Style"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="mode">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" value="false" name="AllowNull"/>
      <Option type="double" value="1e+12" name="Max"/>
      <Option type="double" value="-1e+12" name="Min"/>
      <Option type="int" value="2" name="Precision"/>
      <Option type="double" value="0.1" name="Step"/>
      <Option type="QString" value="SpinBox" name="Style"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="high">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" value="false" name="AllowNull"/>
      <Option type="double" value="1e+12" name="Max"/>
      <Option type="double" value="-1e+12" name="Min"/>
      <Option type="int" value="2" name="Precision"/>
      <Option type="double" value="0.1" name="Step"/>
      <Option type="QString" value="SpinBox" name="Style"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="unit">
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
  <field configurationFlags="None" name="year">
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
  <field configurationFlags="None" name="place">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" value="false" name="IsMultiline"/>
      <Option type="bool" value="false" name="UseHtml"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="per_year">
   <editWidget type="CheckBox">
    <config>
     <Option type="Map">
      <Option type="QString" value="" name="CheckedState"/>
      <Option type="int" value="0" name="TextDisplayMethod"/>
      <Option type="QString" value="" name="UncheckedState"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="evidence">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" value="false" name="IsMultiline"/>
      <Option type="bool" value="false" name="UseHtml"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="verified">
   <editWidget type="CheckBox">
    <config>
     <Option type="Map">
      <Option type="QString" value="" name="CheckedState"/>
      <Option type="int" value="0" name="TextDisplayMethod"/>
      <Option type="QString" value="" name="UncheckedState"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="confirm_locally">
   <editWidget type="CheckBox">
    <config>
     <Option type="Map">
      <Option type="QString" value="" name="CheckedState"/>
      <Option type="int" value="0" name="TextDisplayMethod"/>
      <Option type="QString" value="" name="UncheckedState"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="source">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" value="false" name="IsMultiline"/>
      <Option type="bool" value="false" name="UseHtml"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="note">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" value="true" name="IsMultiline"/>
      <Option type="bool" value="false" name="UseHtml"/>
     </Option>
    </config>
   </editWidget>
  </field>
 </fieldConfiguration>
 <aliases>
  <alias field="uuid" index="0" name=""/>
  <alias field="measure" index="1" name="Measure"/>
  <alias field="low" index="2" name="Low"/>
  <alias field="mode" index="3" name="Likely"/>
  <alias field="high" index="4" name="High"/>
  <alias field="unit" index="5" name="Unit"/>
  <alias field="currency" index="6" name="Currency"/>
  <alias field="year" index="7" name="Year of the plan"/>
  <alias field="place" index="8" name="Place"/>
  <alias field="per_year" index="9" name="Every year"/>
  <alias field="evidence" index="10" name="Evidence"/>
  <alias field="verified" index="11" name="Rests on a source"/>
  <alias field="confirm_locally" index="12" name="To be confirmed locally"/>
  <alias field="source" index="13" name="Source"/>
  <alias field="note" index="14" name="Note"/>
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
  <constraint field="uuid" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="measure" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="low" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="mode" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="high" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="unit" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="currency" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="year" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="place" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="per_year" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="evidence" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="verified" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="confirm_locally" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="source" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="note" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
 </constraints>
 <constraintExpressions>
  <constraint field="uuid" exp="" desc=""/>
  <constraint field="measure" exp="" desc=""/>
  <constraint field="low" exp="" desc=""/>
  <constraint field="mode" exp="" desc=""/>
  <constraint field="high" exp="" desc=""/>
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
 <attributetableconfig sortExpression="" actionWidgetStyle="dropDown" sortOrder="0">
  <columns>
   <column width="-1" type="field" hidden="1" name="uuid"/>
   <column width="-1" type="field" hidden="0" name="measure"/>
   <column width="-1" type="field" hidden="0" name="low"/>
   <column width="-1" type="field" hidden="0" name="mode"/>
   <column width="-1" type="field" hidden="0" name="high"/>
   <column width="-1" type="field" hidden="0" name="unit"/>
   <column width="-1" type="field" hidden="0" name="currency"/>
   <column width="-1" type="field" hidden="0" name="year"/>
   <column width="-1" type="field" hidden="0" name="place"/>
   <column width="-1" type="field" hidden="0" name="per_year"/>
   <column width="-1" type="field" hidden="0" name="evidence"/>
   <column width="-1" type="field" hidden="0" name="verified"/>
   <column width="-1" type="field" hidden="0" name="confirm_locally"/>
   <column width="-1" type="field" hidden="0" name="source"/>
   <column width="-1" type="field" hidden="0" name="note"/>
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
  <field editable="1" name="confirm_locally"/>
  <field editable="1" name="currency"/>
  <field editable="1" name="evidence"/>
  <field editable="1" name="high"/>
  <field editable="1" name="low"/>
  <field editable="1" name="measure"/>
  <field editable="1" name="mode"/>
  <field editable="1" name="note"/>
  <field editable="1" name="per_year"/>
  <field editable="1" name="place"/>
  <field editable="1" name="source"/>
  <field editable="1" name="unit"/>
  <field editable="1" name="uuid"/>
  <field editable="1" name="verified"/>
  <field editable="1" name="year"/>
 </editable>
 <labelOnTop/>
 <reuseLastValue/>
 <dataDefinedFieldProperties/>
 <widgets/>
 <mapTip></mapTip>
 <layerGeometryType>4</layerGeometryType>
</qgis>
