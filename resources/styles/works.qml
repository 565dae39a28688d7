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
  <field name="site" configurationFlags="None">
   <editWidget type="ValueRelation">
    <config>
     <Option type="Map">
      <Option name="AllowMulti" value="false" type="bool"/>
      <Option name="AllowNull" value="false" type="bool"/>
      <Option name="FilterExpression" value="" type="QString"/>
      <Option name="Key" value="uuid" type="QString"/>
      <Option name="Layer" value="" type="QString"/>
      <Option name="LayerName" value="sites" type="QString"/>
      <Option name="LayerProviderName" value="ogr" type="QString"/>
      <Option name="LayerSource" value="./plan.gpkg|layername=sites" type="QString"/>
      <Option name="NofColumns" value="1" type="int"/>
      <Option name="OrderByValue" value="true" type="bool"/>
      <Option name="UseCompleter" value="false" type="bool"/>
      <Option name="Value" value="name" type="QString"/>
     </Option>
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
  <field name="status" configurationFlags="None">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option name="map" type="List">
       <Option type="Map">
        <Option name="drafted" value="drafted" type="QString"/>
       </Option>
       <Option type="Map">
        <Option name="conditional" value="conditional" type="QString"/>
       </Option>
       <Option type="Map">
        <Option name="to verify" value="to verify" type="QString"/>
       </Option>
       <Option type="Map">
        <Option name="against the rules" value="against the rules" type="QString"/>
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="reason" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" value="true" type="bool"/>
      <Option name="UseHtml" value="false" type="bool"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="area_ha" configurationFlags="None">
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
  <field name="length_m" configurationFlags="None">
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
  <field name="row_count" configurationFlags="None">
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
  <field name="plants" configurationFlags="None">
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
  <field name="posts" configurationFlags="None">
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
  <field name="gates" configurationFlags="None">
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
  <field name="seed_kg" configurationFlags="None">
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
  <field name="start_year" configurationFlags="None">
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
  <field name="cost_verified" configurationFlags="None">
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
  <field name="cost_build" configurationFlags="None">
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
  <field name="cost_renewal" configurationFlags="None">
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
  <field name="cost_upkeep" configurationFlags="None">
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
  <field name="part" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" value="false" type="bool"/>
      <Option name="UseHtml" value="false" type="bool"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="package" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" value="false" type="bool"/>
      <Option name="UseHtml" value="false" type="bool"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="package_name" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" value="false" type="bool"/>
      <Option name="UseHtml" value="false" type="bool"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="chosen" configurationFlags="None">
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
  <field name="note_author" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" value="false" type="bool"/>
      <Option name="UseHtml" value="false" type="bool"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="note_time" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" value="false" type="bool"/>
      <Option name="UseHtml" value="false" type="bool"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="haul_km" configurationFlags="None">
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
  <field name="haul_basis" configurationFlags="None">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option name="map" type="List">
       <Option type="Map">
        <Option name="along the access surface" value="surface" type="QString"/>
       </Option>
       <Option type="Map">
        <Option name="no way leads there" value="no_route" type="QString"/>
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="haul_of" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" value="false" type="bool"/>
      <Option name="UseHtml" value="false" type="bool"/>
     </Option>
    </config>
   </editWidget>
  </field>
 </fieldConfiguration>
 <aliases>
  <alias field="uuid" name="" index="0"/>
  <alias field="site" name="Site" index="1"/>
  <alias field="measure" name="Measure" index="2"/>
  <alias field="name" name="Name" index="3"/>
  <alias field="status" name="Status" index="4"/>
  <alias field="reason" name="Reason" index="5"/>
  <alias field="area_ha" name="Area [ha]" index="6"/>
  <alias field="length_m" name="Length [m]" index="7"/>
  <alias field="row_count" name="Rows" index="8"/>
  <alias field="plants" name="Plants" index="9"/>
  <alias field="posts" name="Posts" index="10"/>
  <alias field="gates" name="Gates" index="11"/>
  <alias field="seed_kg" name="Seed [kg]" index="12"/>
  <alias field="start_year" name="Built in year of the plan" index="13"/>
  <alias field="cost_low" name="Cost, low" index="14"/>
  <alias field="cost_mode" name="Cost, likely" index="15"/>
  <alias field="cost_high" name="Cost, high" index="16"/>
  <alias field="currency" name="Currency" index="17"/>
  <alias field="cost_verified" name="Cost rests on a source" index="18"/>
  <alias field="cost_build" name="Of it building, likely" index="19"/>
  <alias field="cost_renewal" name="Of it renewal, likely" index="20"/>
  <alias field="cost_upkeep" name="Of it yearly payments and upkeep, likely" index="21"/>
  <alias field="note" name="Note" index="22"/>
  <alias field="part" name="Part of the site" index="23"/>
  <alias field="package" name="Package" index="24"/>
  <alias field="package_name" name="Name of the package" index="25"/>
  <alias field="chosen" name="Chosen" index="26"/>
  <alias field="note_author" name="Note by" index="27"/>
  <alias field="note_time" name="Noted on" index="28"/>
  <alias field="haul_km" name="Haul along the access surface [km]" index="29"/>
  <alias field="haul_basis" name="How the haul was measured" index="30"/>
  <alias field="haul_of" name="Hauled from the nearest" index="31"/>
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
  <default field="cost_build" applyOnUpdate="0" expression=""/>
  <default field="cost_renewal" applyOnUpdate="0" expression=""/>
  <default field="cost_upkeep" applyOnUpdate="0" expression=""/>
  <default field="note" applyOnUpdate="0" expression=""/>
  <default field="part" applyOnUpdate="0" expression=""/>
  <default field="package" applyOnUpdate="0" expression=""/>
  <default field="package_name" applyOnUpdate="0" expression=""/>
  <default field="chosen" applyOnUpdate="0" expression="true"/>
  <default field="note_author" applyOnUpdate="0" expression=""/>
  <default field="note_time" applyOnUpdate="0" expression=""/>
  <default field="haul_km" applyOnUpdate="0" expression=""/>
  <default field="haul_basis" applyOnUpdate="0" expression=""/>
  <default field="haul_of" applyOnUpdate="0" expression=""/>
 </defaults>
 <constraints>
  <constraint field="uuid" notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0"/>
  <constraint field="site" notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0"/>
  <constraint field="measure" notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0"/>
  <constraint field="name" notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0"/>
  <constraint field="status" notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0"/>
  <constraint field="reason" notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0"/>
  <constraint field="area_ha" notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0"/>
  <constraint field="length_m" notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0"/>
  <constraint field="row_count" notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0"/>
  <constraint field="plants" notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0"/>
  <constraint field="posts" notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0"/>
  <constraint field="gates" notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0"/>
  <constraint field="seed_kg" notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0"/>
  <constraint field="start_year" notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0"/>
  <constraint field="cost_low" notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0"/>
  <constraint field="cost_mode" notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0"/>
  <constraint field="cost_high" notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0"/>
  <constraint field="currency" notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0"/>
  <constraint field="cost_verified" notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0"/>
  <constraint field="cost_build" notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0"/>
  <constraint field="cost_renewal" notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0"/>
  <constraint field="cost_upkeep" notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0"/>
  <constraint field="note" notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0"/>
  <constraint field="part" notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0"/>
  <constraint field="package" notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0"/>
  <constraint field="package_name" notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0"/>
  <constraint field="chosen" notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0"/>
  <constraint field="note_author" notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0"/>
  <constraint field="note_time" notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0"/>
  <constraint field="haul_km" notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0"/>
  <constraint field="haul_basis" notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0"/>
  <constraint field="haul_of" notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0"/>
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
  <constraint field="cost_build" exp="" desc=""/>
  <constraint field="cost_renewal" exp="" desc=""/>
  <constraint field="cost_upkeep" exp="" desc=""/>
  <constraint field="note" exp="" desc=""/>
  <constraint field="part" exp="" desc=""/>
  <constraint field="package" exp="" desc=""/>
  <constraint field="package_name" exp="" desc=""/>
  <constraint field="chosen" exp="" desc=""/>
  <constraint field="note_author" exp="" desc=""/>
  <constraint field="note_time" exp="" desc=""/>
  <constraint field="haul_km" exp="" desc=""/>
  <constraint field="haul_basis" exp="" desc=""/>
  <constraint field="haul_of" exp="" desc=""/>
 </constraintExpressions>
 <expressionfields/>
 <attributetableconfig sortExpression="" sortOrder="0" actionWidgetStyle="dropDown">
  <columns>
   <column name="uuid" hidden="1" width="-1" type="field"/>
   <column name="site" hidden="0" width="-1" type="field"/>
   <column name="measure" hidden="0" width="-1" type="field"/>
   <column name="name" hidden="0" width="-1" type="field"/>
   <column name="status" hidden="0" width="-1" type="field"/>
   <column name="reason" hidden="0" width="-1" type="field"/>
   <column name="area_ha" hidden="0" width="-1" type="field"/>
   <column name="length_m" hidden="0" width="-1" type="field"/>
   <column name="row_count" hidden="0" width="-1" type="field"/>
   <column name="plants" hidden="0" width="-1" type="field"/>
   <column name="posts" hidden="0" width="-1" type="field"/>
   <column name="gates" hidden="0" width="-1" type="field"/>
   <column name="seed_kg" hidden="0" width="-1" type="field"/>
   <column name="start_year" hidden="0" width="-1" type="field"/>
   <column name="cost_low" hidden="0" width="-1" type="field"/>
   <column name="cost_mode" hidden="0" width="-1" type="field"/>
   <column name="cost_high" hidden="0" width="-1" type="field"/>
   <column name="currency" hidden="0" width="-1" type="field"/>
   <column name="cost_verified" hidden="0" width="-1" type="field"/>
   <column name="cost_build" hidden="0" width="-1" type="field"/>
   <column name="cost_renewal" hidden="0" width="-1" type="field"/>
   <column name="cost_upkeep" hidden="0" width="-1" type="field"/>
   <column name="note" hidden="0" width="-1" type="field"/>
   <column name="part" hidden="0" width="-1" type="field"/>
   <column name="package" hidden="0" width="-1" type="field"/>
   <column name="package_name" hidden="0" width="-1" type="field"/>
   <column name="chosen" hidden="0" width="-1" type="field"/>
   <column name="note_author" hidden="0" width="-1" type="field"/>
   <column name="note_time" hidden="0" width="-1" type="field"/>
   <column name="haul_km" hidden="0" width="-1" type="field"/>
   <column name="haul_basis" hidden="0" width="-1" type="field"/>
   <column name="haul_of" hidden="0" width="-1" type="field"/>
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
  <field name="area_ha" editable="1"/>
  <field name="chosen" editable="1"/>
  <field name="cost_build" editable="1"/>
  <field name="cost_high" editable="1"/>
  <field name="cost_low" editable="1"/>
  <field name="cost_mode" editable="1"/>
  <field name="cost_renewal" editable="1"/>
  <field name="cost_upkeep" editable="1"/>
  <field name="cost_verified" editable="1"/>
  <field name="currency" editable="1"/>
  <field name="gates" editable="1"/>
  <field name="haul_basis" editable="1"/>
  <field name="haul_km" editable="1"/>
  <field name="haul_of" editable="1"/>
  <field name="length_m" editable="1"/>
  <field name="measure" editable="1"/>
  <field name="name" editable="1"/>
  <field name="note" editable="1"/>
  <field name="note_author" editable="1"/>
  <field name="note_time" editable="1"/>
  <field name="package" editable="1"/>
  <field name="package_name" editable="1"/>
  <field name="part" editable="1"/>
  <field name="plants" editable="1"/>
  <field name="posts" editable="1"/>
  <field name="reason" editable="1"/>
  <field name="row_count" editable="1"/>
  <field name="seed_kg" editable="1"/>
  <field name="site" editable="1"/>
  <field name="start_year" editable="1"/>
  <field name="status" editable="1"/>
  <field name="uuid" editable="1"/>
 </editable>
 <labelOnTop/>
 <reuseLastValue/>
 <dataDefinedFieldProperties/>
 <widgets/>
 <mapTip></mapTip>
 <layerGeometryType>4</layerGeometryType>
</qgis>
