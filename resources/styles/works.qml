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
  <field configurationFlags="None" name="site">
   <editWidget type="ValueRelation">
    <config>
     <Option type="Map">
      <Option type="bool" value="false" name="AllowMulti"/>
      <Option type="bool" value="false" name="AllowNull"/>
      <Option type="QString" value="" name="FilterExpression"/>
      <Option type="QString" value="uuid" name="Key"/>
      <Option type="QString" value="" name="Layer"/>
      <Option type="QString" value="sites" name="LayerName"/>
      <Option type="QString" value="ogr" name="LayerProviderName"/>
      <Option type="QString" value="./plan.gpkg|layername=sites" name="LayerSource"/>
      <Option type="int" value="1" name="NofColumns"/>
      <Option type="bool" value="true" name="OrderByValue"/>
      <Option type="bool" value="false" name="UseCompleter"/>
      <Option type="QString" value="name" name="Value"/>
     </Option>
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
  <field configurationFlags="None" name="name">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" value="false" name="IsMultiline"/>
      <Option type="bool" value="false" name="UseHtml"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="status">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" value="drafted" name="drafted"/>
       </Option>
       <Option type="Map">
        <Option type="QString" value="conditional" name="conditional"/>
       </Option>
       <Option type="Map">
        <Option type="QString" value="to verify" name="to verify"/>
       </Option>
       <Option type="Map">
        <Option type="QString" value="against the rules" name="against the rules"/>
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="reason">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" value="true" name="IsMultiline"/>
      <Option type="bool" value="false" name="UseHtml"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="area_ha">
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
  <field configurationFlags="None" name="length_m">
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
  <field configurationFlags="None" name="row_count">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" value="true" name="AllowNull"/>
      <Option type="int" value="2000000000" name="Max"/>
      <Option type="int" value="0" name="Min"/>
      <Option type="int" value="0" name="Precision"/>
      <Option type="int" value="1" name="Step"/>
      <Option type="QString" value="SpinBox" name="Style"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="plants">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" value="true" name="AllowNull"/>
      <Option type="int" value="2000000000" name="Max"/>
      <Option type="int" value="0" name="Min"/>
      <Option type="int" value="0" name="Precision"/>
      <Option type="int" value="1" name="Step"/>
      <Option type="QString" value="SpinBox" name="Style"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="posts">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" value="true" name="AllowNull"/>
      <Option type="int" value="2000000000" name="Max"/>
      <Option type="int" value="0" name="Min"/>
      <Option type="int" value="0" name="Precision"/>
      <Option type="int" value="1" name="Step"/>
      <Option type="QString" value="SpinBox" name="Style"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="gates">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" value="true" name="AllowNull"/>
      <Option type="int" value="2000000000" name="Max"/>
      <Option type="int" value="0" name="Min"/>
      <Option type="int" value="0" name="Precision"/>
      <Option type="int" value="1" name="Step"/>
      <Option type="QString" value="SpinBox" name="Style"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="seed_kg">
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
  <field configurationFlags="None" name="start_year">
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
  <field configurationFlags="None" name="cost_verified">
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
  <field configurationFlags="None" name="part">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" value="false" name="IsMultiline"/>
      <Option type="bool" value="false" name="UseHtml"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="package">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" value="false" name="IsMultiline"/>
      <Option type="bool" value="false" name="UseHtml"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="package_name">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" value="false" name="IsMultiline"/>
      <Option type="bool" value="false" name="UseHtml"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="chosen">
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
  <field configurationFlags="None" name="note_author">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" value="false" name="IsMultiline"/>
      <Option type="bool" value="false" name="UseHtml"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="note_time">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" value="false" name="IsMultiline"/>
      <Option type="bool" value="false" name="UseHtml"/>
     </Option>
    </config>
   </editWidget>
  </field>
 </fieldConfiguration>
 <aliases>
  <alias field="uuid" index="0" name=""/>
  <alias field="site" index="1" name="Site"/>
  <alias field="measure" index="2" name="Measure"/>
  <alias field="name" index="3" name="Name"/>
  <alias field="status" index="4" name="Status"/>
  <alias field="reason" index="5" name="Reason"/>
  <alias field="area_ha" index="6" name="Area [ha]"/>
  <alias field="length_m" index="7" name="Length [m]"/>
  <alias field="row_count" index="8" name="Rows"/>
  <alias field="plants" index="9" name="Plants"/>
  <alias field="posts" index="10" name="Posts"/>
  <alias field="gates" index="11" name="Gates"/>
  <alias field="seed_kg" index="12" name="Seed [kg]"/>
  <alias field="start_year" index="13" name="Built in year of the plan"/>
  <alias field="cost_low" index="14" name="Cost, low"/>
  <alias field="cost_mode" index="15" name="Cost, likely"/>
  <alias field="cost_high" index="16" name="Cost, high"/>
  <alias field="currency" index="17" name="Currency"/>
  <alias field="cost_verified" index="18" name="Cost rests on a source"/>
  <alias field="note" index="19" name="Note"/>
  <alias field="part" index="20" name="Part of the site"/>
  <alias field="package" index="21" name="Package"/>
  <alias field="package_name" index="22" name="Name of the package"/>
  <alias field="chosen" index="23" name="Chosen"/>
  <alias field="note_author" index="24" name="Note by"/>
  <alias field="note_time" index="25" name="Noted on"/>
 </aliases>
 <defaults>
  <default field="uuid" applyOnUpdate="0" expression="uuid('WithoutBraces')"/>
  <default field="site" applyOnUpdate="0" expression=""/>
  <default field="measure" applyOnUpdate="0" expression=""/>
  <default field="name" applyOnUpdate="0" expression=""/>
  <default field="status" applyOnUpdate="0" expression=""/>
  <default field="reason" applyOnUpdate="0" expression=""/>
  <default field="area_ha" applyOnUpdate="0" expression=""/>
  <default field="length_m" applyOnUpdate="0" expression=""/>
  <default field="row_count" applyOnUpdate="0" expression=""/>
  <default field="plants" applyOnUpdate="0" expression=""/>
  <default field="posts" applyOnUpdate="0" expression=""/>
  <default field="gates" applyOnUpdate="0" expression=""/>
  <default field="seed_kg" applyOnUpdate="0" expression=""/>
  <default field="start_year" applyOnUpdate="0" expression=""/>
  <default field="cost_low" applyOnUpdate="0" expression=""/>
  <default field="cost_mode" applyOnUpdate="0" expression=""/>
  <default field="cost_high" applyOnUpdate="0" expression=""/>
  <default field="currency" applyOnUpdate="0" expression=""/>
  <default field="cost_verified" applyOnUpdate="0" expression=""/>
  <default field="note" applyOnUpdate="0" expression=""/>
  <default field="part" applyOnUpdate="0" expression=""/>
  <default field="package" applyOnUpdate="0" expression=""/>
  <default field="package_name" applyOnUpdate="0" expression=""/>
  <default field="chosen" applyOnUpdate="0" expression="true"/>
  <default field="note_author" applyOnUpdate="0" expression=""/>
  <default field="note_time" applyOnUpdate="0" expression=""/>
 </defaults>
 <constraints>
  <constraint field="uuid" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="site" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="measure" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="name" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="status" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="reason" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="area_ha" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="length_m" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="row_count" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="plants" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="posts" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="gates" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="seed_kg" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="start_year" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="cost_low" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="cost_mode" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="cost_high" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="currency" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="cost_verified" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="note" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="part" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="package" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="package_name" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="chosen" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="note_author" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="note_time" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
 </constraints>
 <constraintExpressions>
  <constraint field="uuid" exp="" desc=""/>
  <constraint field="site" exp="" desc=""/>
  <constraint field="measure" exp="" desc=""/>
  <constraint field="name" exp="" desc=""/>
  <constraint field="status" exp="" desc=""/>
  <constraint field="reason" exp="" desc=""/>
  <constraint field="area_ha" exp="" desc=""/>
  <constraint field="length_m" exp="" desc=""/>
  <constraint field="row_count" exp="" desc=""/>
  <constraint field="plants" exp="" desc=""/>
  <constraint field="posts" exp="" desc=""/>
  <constraint field="gates" exp="" desc=""/>
  <constraint field="seed_kg" exp="" desc=""/>
  <constraint field="start_year" exp="" desc=""/>
  <constraint field="cost_low" exp="" desc=""/>
  <constraint field="cost_mode" exp="" desc=""/>
  <constraint field="cost_high" exp="" desc=""/>
  <constraint field="currency" exp="" desc=""/>
  <constraint field="cost_verified" exp="" desc=""/>
  <constraint field="note" exp="" desc=""/>
  <constraint field="part" exp="" desc=""/>
  <constraint field="package" exp="" desc=""/>
  <constraint field="package_name" exp="" desc=""/>
  <constraint field="chosen" exp="" desc=""/>
  <constraint field="note_author" exp="" desc=""/>
  <constraint field="note_time" exp="" desc=""/>
 </constraintExpressions>
 <expressionfields/>
 <attributetableconfig sortExpression="" actionWidgetStyle="dropDown" sortOrder="0">
  <columns>
   <column width="-1" type="field" hidden="1" name="uuid"/>
   <column width="-1" type="field" hidden="0" name="site"/>
   <column width="-1" type="field" hidden="0" name="measure"/>
   <column width="-1" type="field" hidden="0" name="name"/>
   <column width="-1" type="field" hidden="0" name="status"/>
   <column width="-1" type="field" hidden="0" name="reason"/>
   <column width="-1" type="field" hidden="0" name="area_ha"/>
   <column width="-1" type="field" hidden="0" name="length_m"/>
   <column width="-1" type="field" hidden="0" name="row_count"/>
   <column width="-1" type="field" hidden="0" name="plants"/>
   <column width="-1" type="field" hidden="0" name="posts"/>
   <column width="-1" type="field" hidden="0" name="gates"/>
   <column width="-1" type="field" hidden="0" name="seed_kg"/>
   <column width="-1" type="field" hidden="0" name="start_year"/>
   <column width="-1" type="field" hidden="0" name="cost_low"/>
   <column width="-1" type="field" hidden="0" name="cost_mode"/>
   <column width="-1" type="field" hidden="0" name="cost_high"/>
   <column width="-1" type="field" hidden="0" name="currency"/>
   <column width="-1" type="field" hidden="0" name="cost_verified"/>
   <column width="-1" type="field" hidden="0" name="note"/>
   <column width="-1" type="field" hidden="0" name="part"/>
   <column width="-1" type="field" hidden="0" name="package"/>
   <column width="-1" type="field" hidden="0" name="package_name"/>
   <column width="-1" type="field" hidden="0" name="chosen"/>
   <column width="-1" type="field" hidden="0" name="note_author"/>
   <column width="-1" type="field" hidden="0" name="note_time"/>
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
  <field editable="1" name="area_ha"/>
  <field editable="1" name="chosen"/>
  <field editable="1" name="cost_high"/>
  <field editable="1" name="cost_low"/>
  <field editable="1" name="cost_mode"/>
  <field editable="1" name="cost_verified"/>
  <field editable="1" name="currency"/>
  <field editable="1" name="gates"/>
  <field editable="1" name="length_m"/>
  <field editable="1" name="measure"/>
  <field editable="1" name="name"/>
  <field editable="1" name="note"/>
  <field editable="1" name="note_author"/>
  <field editable="1" name="note_time"/>
  <field editable="1" name="package"/>
  <field editable="1" name="package_name"/>
  <field editable="1" name="part"/>
  <field editable="1" name="plants"/>
  <field editable="1" name="posts"/>
  <field editable="1" name="reason"/>
  <field editable="1" name="row_count"/>
  <field editable="1" name="seed_kg"/>
  <field editable="1" name="site"/>
  <field editable="1" name="start_year"/>
  <field editable="1" name="status"/>
  <field editable="1" name="uuid"/>
 </editable>
 <labelOnTop/>
 <reuseLastValue/>
 <dataDefinedFieldProperties/>
 <widgets/>
 <mapTip></mapTip>
 <layerGeometryType>4</layerGeometryType>
</qgis>
