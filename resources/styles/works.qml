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
  <field name="site" configurationFlags="None">
   <editWidget type="ValueRelation">
    <config>
     <Option type="Map">
      <Option type="bool" name="AllowMulti" value="false"/>
      <Option type="bool" name="AllowNull" value="false"/>
      <Option type="QString" name="FilterExpression" value=""/>
      <Option type="QString" name="Key" value="uuid"/>
      <Option type="QString" name="Layer" value=""/>
      <Option type="QString" name="LayerName" value="sites"/>
      <Option type="QString" name="LayerProviderName" value="ogr"/>
      <Option type="QString" name="LayerSource" value="./plan.gpkg|layername=sites"/>
      <Option type="int" name="NofColumns" value="1"/>
      <Option type="bool" name="OrderByValue" value="true"/>
      <Option type="bool" name="UseCompleter" value="false"/>
      <Option type="QString" name="Value" value="name"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="measure" configurationFlags="None">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="Straw checkerboard" value="checkerboard"/>
       </Option>
       <Option type="Map">
        <Option type="QString" name="Reed, clay, nylon or HDPE grid" value="net_grid"/>
       </Option>
       <Option type="Map">
        <Option type="QString" name="Biodegradable sandbag grid (PLA)" value="pla_grid"/>
       </Option>
       <Option type="Map">
        <Option type="QString" name="Upright sand fence" value="sand_fence"/>
       </Option>
       <Option type="Map">
        <Option type="QString" name="Tree shelterbelt" value="tree_belt"/>
       </Option>
       <Option type="Map">
        <Option type="QString" name="Shrub belts of low coverage" value="shrub_belt"/>
       </Option>
       <Option type="Map">
        <Option type="QString" name="Saxaul planting" value="haloxylon"/>
       </Option>
       <Option type="Map">
        <Option type="QString" name="Aerial seeding" value="aerial_seed"/>
       </Option>
       <Option type="Map">
        <Option type="QString" name="Over-seeding of perennial grass" value="overseed"/>
       </Option>
       <Option type="Map">
        <Option type="QString" name="Grazing exclosure" value="exclosure"/>
       </Option>
       <Option type="Map">
        <Option type="QString" name="Rotational grazing" value="rot_graze"/>
       </Option>
       <Option type="Map">
        <Option type="QString" name="Residue and conservation tillage" value="residue"/>
       </Option>
       <Option type="Map">
        <Option type="QString" name="Gravel mulch" value="gravel"/>
       </Option>
       <Option type="Map">
        <Option type="QString" name="Biological crust" value="biocrust"/>
       </Option>
       <Option type="Map">
        <Option type="QString" name="Dry lake bed and saline playa" value="playa"/>
       </Option>
       <Option type="Map">
        <Option type="QString" name="Well and spring protection" value="spring_well"/>
       </Option>
       <Option type="Map">
        <Option type="QString" name="Rehabilitation of abandoned mines" value="mine_rehab"/>
       </Option>
       <Option type="Map">
        <Option type="QString" name="Merging of braided tracks" value="track_merge"/>
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
      <Option type="bool" name="IsMultiline" value="false"/>
      <Option type="bool" name="UseHtml" value="false"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="status" configurationFlags="None">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="drafted" value="drafted"/>
       </Option>
       <Option type="Map">
        <Option type="QString" name="conditional" value="conditional"/>
       </Option>
       <Option type="Map">
        <Option type="QString" name="to verify" value="to verify"/>
       </Option>
       <Option type="Map">
        <Option type="QString" name="against the rules" value="against the rules"/>
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
      <Option type="bool" name="IsMultiline" value="true"/>
      <Option type="bool" name="UseHtml" value="false"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="area_ha" configurationFlags="None">
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
  <field name="length_m" configurationFlags="None">
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
  <field name="row_count" configurationFlags="None">
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
  <field name="plants" configurationFlags="None">
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
  <field name="posts" configurationFlags="None">
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
  <field name="gates" configurationFlags="None">
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
  <field name="seed_kg" configurationFlags="None">
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
  <field name="start_year" configurationFlags="None">
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
  <field name="cost_verified" configurationFlags="None">
   <editWidget type="CheckBox">
    <config>
     <Option type="Map">
      <Option type="QString" name="CheckedState" value=""/>
      <Option type="int" name="TextDisplayMethod" value="0"/>
      <Option type="QString" name="UncheckedState" value=""/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="cost_build" configurationFlags="None">
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
  <field name="cost_renewal" configurationFlags="None">
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
  <field name="cost_upkeep" configurationFlags="None">
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
  <field name="note" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" name="IsMultiline" value="true"/>
      <Option type="bool" name="UseHtml" value="false"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="part" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" name="IsMultiline" value="false"/>
      <Option type="bool" name="UseHtml" value="false"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="package" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" name="IsMultiline" value="false"/>
      <Option type="bool" name="UseHtml" value="false"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="package_name" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" name="IsMultiline" value="false"/>
      <Option type="bool" name="UseHtml" value="false"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="chosen" configurationFlags="None">
   <editWidget type="CheckBox">
    <config>
     <Option type="Map">
      <Option type="QString" name="CheckedState" value=""/>
      <Option type="int" name="TextDisplayMethod" value="0"/>
      <Option type="QString" name="UncheckedState" value=""/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="note_author" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" name="IsMultiline" value="false"/>
      <Option type="bool" name="UseHtml" value="false"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="note_time" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" name="IsMultiline" value="false"/>
      <Option type="bool" name="UseHtml" value="false"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="haul_km" configurationFlags="None">
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
  <field name="haul_basis" configurationFlags="None">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="along the access surface" value="surface"/>
       </Option>
       <Option type="Map">
        <Option type="QString" name="no way leads there" value="no_route"/>
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
      <Option type="bool" name="IsMultiline" value="false"/>
      <Option type="bool" name="UseHtml" value="false"/>
     </Option>
    </config>
   </editWidget>
  </field>
 </fieldConfiguration>
 <aliases>
  <alias name="" field="fid" index="0"/>
  <alias name="" field="uuid" index="1"/>
  <alias name="Site" field="site" index="2"/>
  <alias name="Measure" field="measure" index="3"/>
  <alias name="Name" field="name" index="4"/>
  <alias name="Status" field="status" index="5"/>
  <alias name="Reason" field="reason" index="6"/>
  <alias name="Area [ha]" field="area_ha" index="7"/>
  <alias name="Length [m]" field="length_m" index="8"/>
  <alias name="Rows" field="row_count" index="9"/>
  <alias name="Plants" field="plants" index="10"/>
  <alias name="Posts" field="posts" index="11"/>
  <alias name="Gates" field="gates" index="12"/>
  <alias name="Seed [kg]" field="seed_kg" index="13"/>
  <alias name="Built in year of the plan" field="start_year" index="14"/>
  <alias name="Cost, low" field="cost_low" index="15"/>
  <alias name="Cost, likely" field="cost_mode" index="16"/>
  <alias name="Cost, high" field="cost_high" index="17"/>
  <alias name="Currency" field="currency" index="18"/>
  <alias name="Cost rests on a source" field="cost_verified" index="19"/>
  <alias name="Of it building, likely" field="cost_build" index="20"/>
  <alias name="Of it renewal, likely" field="cost_renewal" index="21"/>
  <alias name="Of it yearly payments and upkeep, likely" field="cost_upkeep" index="22"/>
  <alias name="Note" field="note" index="23"/>
  <alias name="Part of the site" field="part" index="24"/>
  <alias name="Package" field="package" index="25"/>
  <alias name="Name of the package" field="package_name" index="26"/>
  <alias name="Chosen" field="chosen" index="27"/>
  <alias name="Note by" field="note_author" index="28"/>
  <alias name="Noted on" field="note_time" index="29"/>
  <alias name="Haul along the access surface [km]" field="haul_km" index="30"/>
  <alias name="How the haul was measured" field="haul_basis" index="31"/>
  <alias name="Hauled from the nearest" field="haul_of" index="32"/>
 </aliases>
 <defaults>
  <default expression="" field="fid" applyOnUpdate="0"/>
  <default expression="uuid('WithoutBraces')" field="uuid" applyOnUpdate="0"/>
  <default expression="" field="site" applyOnUpdate="0"/>
  <default expression="" field="measure" applyOnUpdate="0"/>
  <default expression="" field="name" applyOnUpdate="0"/>
  <default expression="" field="status" applyOnUpdate="0"/>
  <default expression="" field="reason" applyOnUpdate="0"/>
  <default expression="" field="area_ha" applyOnUpdate="0"/>
  <default expression="" field="length_m" applyOnUpdate="0"/>
  <default expression="" field="row_count" applyOnUpdate="0"/>
  <default expression="" field="plants" applyOnUpdate="0"/>
  <default expression="" field="posts" applyOnUpdate="0"/>
  <default expression="" field="gates" applyOnUpdate="0"/>
  <default expression="" field="seed_kg" applyOnUpdate="0"/>
  <default expression="" field="start_year" applyOnUpdate="0"/>
  <default expression="" field="cost_low" applyOnUpdate="0"/>
  <default expression="" field="cost_mode" applyOnUpdate="0"/>
  <default expression="" field="cost_high" applyOnUpdate="0"/>
  <default expression="" field="currency" applyOnUpdate="0"/>
  <default expression="" field="cost_verified" applyOnUpdate="0"/>
  <default expression="" field="cost_build" applyOnUpdate="0"/>
  <default expression="" field="cost_renewal" applyOnUpdate="0"/>
  <default expression="" field="cost_upkeep" applyOnUpdate="0"/>
  <default expression="" field="note" applyOnUpdate="0"/>
  <default expression="" field="part" applyOnUpdate="0"/>
  <default expression="" field="package" applyOnUpdate="0"/>
  <default expression="" field="package_name" applyOnUpdate="0"/>
  <default expression="true" field="chosen" applyOnUpdate="0"/>
  <default expression="" field="note_author" applyOnUpdate="0"/>
  <default expression="" field="note_time" applyOnUpdate="0"/>
  <default expression="" field="haul_km" applyOnUpdate="0"/>
  <default expression="" field="haul_basis" applyOnUpdate="0"/>
  <default expression="" field="haul_of" applyOnUpdate="0"/>
 </defaults>
 <constraints>
  <constraint unique_strength="0" exp_strength="0" field="fid" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="uuid" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="site" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="measure" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="name" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="status" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="reason" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="area_ha" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="length_m" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="row_count" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="plants" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="posts" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="gates" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="seed_kg" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="start_year" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="cost_low" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="cost_mode" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="cost_high" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="currency" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="cost_verified" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="cost_build" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="cost_renewal" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="cost_upkeep" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="note" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="part" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="package" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="package_name" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="chosen" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="note_author" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="note_time" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="haul_km" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="haul_basis" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="haul_of" notnull_strength="0" constraints="0"/>
 </constraints>
 <constraintExpressions>
  <constraint desc="" field="fid" exp=""/>
  <constraint desc="" field="uuid" exp=""/>
  <constraint desc="" field="site" exp=""/>
  <constraint desc="" field="measure" exp=""/>
  <constraint desc="" field="name" exp=""/>
  <constraint desc="" field="status" exp=""/>
  <constraint desc="" field="reason" exp=""/>
  <constraint desc="" field="area_ha" exp=""/>
  <constraint desc="" field="length_m" exp=""/>
  <constraint desc="" field="row_count" exp=""/>
  <constraint desc="" field="plants" exp=""/>
  <constraint desc="" field="posts" exp=""/>
  <constraint desc="" field="gates" exp=""/>
  <constraint desc="" field="seed_kg" exp=""/>
  <constraint desc="" field="start_year" exp=""/>
  <constraint desc="" field="cost_low" exp=""/>
  <constraint desc="" field="cost_mode" exp=""/>
  <constraint desc="" field="cost_high" exp=""/>
  <constraint desc="" field="currency" exp=""/>
  <constraint desc="" field="cost_verified" exp=""/>
  <constraint desc="" field="cost_build" exp=""/>
  <constraint desc="" field="cost_renewal" exp=""/>
  <constraint desc="" field="cost_upkeep" exp=""/>
  <constraint desc="" field="note" exp=""/>
  <constraint desc="" field="part" exp=""/>
  <constraint desc="" field="package" exp=""/>
  <constraint desc="" field="package_name" exp=""/>
  <constraint desc="" field="chosen" exp=""/>
  <constraint desc="" field="note_author" exp=""/>
  <constraint desc="" field="note_time" exp=""/>
  <constraint desc="" field="haul_km" exp=""/>
  <constraint desc="" field="haul_basis" exp=""/>
  <constraint desc="" field="haul_of" exp=""/>
 </constraintExpressions>
 <expressionfields/>
 <attributetableconfig sortOrder="0" sortExpression="" actionWidgetStyle="dropDown">
  <columns>
   <column type="field" name="fid" hidden="1" width="-1"/>
   <column type="field" name="uuid" hidden="1" width="-1"/>
   <column type="field" name="site" hidden="0" width="-1"/>
   <column type="field" name="measure" hidden="0" width="-1"/>
   <column type="field" name="name" hidden="0" width="-1"/>
   <column type="field" name="status" hidden="0" width="-1"/>
   <column type="field" name="reason" hidden="0" width="-1"/>
   <column type="field" name="area_ha" hidden="0" width="-1"/>
   <column type="field" name="length_m" hidden="0" width="-1"/>
   <column type="field" name="row_count" hidden="0" width="-1"/>
   <column type="field" name="plants" hidden="0" width="-1"/>
   <column type="field" name="posts" hidden="0" width="-1"/>
   <column type="field" name="gates" hidden="0" width="-1"/>
   <column type="field" name="seed_kg" hidden="0" width="-1"/>
   <column type="field" name="start_year" hidden="0" width="-1"/>
   <column type="field" name="cost_low" hidden="0" width="-1"/>
   <column type="field" name="cost_mode" hidden="0" width="-1"/>
   <column type="field" name="cost_high" hidden="0" width="-1"/>
   <column type="field" name="currency" hidden="0" width="-1"/>
   <column type="field" name="cost_verified" hidden="0" width="-1"/>
   <column type="field" name="cost_build" hidden="0" width="-1"/>
   <column type="field" name="cost_renewal" hidden="0" width="-1"/>
   <column type="field" name="cost_upkeep" hidden="0" width="-1"/>
   <column type="field" name="note" hidden="0" width="-1"/>
   <column type="field" name="part" hidden="0" width="-1"/>
   <column type="field" name="package" hidden="0" width="-1"/>
   <column type="field" name="package_name" hidden="0" width="-1"/>
   <column type="field" name="chosen" hidden="0" width="-1"/>
   <column type="field" name="note_author" hidden="0" width="-1"/>
   <column type="field" name="note_time" hidden="0" width="-1"/>
   <column type="field" name="haul_km" hidden="0" width="-1"/>
   <column type="field" name="haul_basis" hidden="0" width="-1"/>
   <column type="field" name="haul_of" hidden="0" width="-1"/>
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
  <field editable="1" name="area_ha"/>
  <field editable="1" name="chosen"/>
  <field editable="1" name="cost_build"/>
  <field editable="1" name="cost_high"/>
  <field editable="1" name="cost_low"/>
  <field editable="1" name="cost_mode"/>
  <field editable="1" name="cost_renewal"/>
  <field editable="1" name="cost_upkeep"/>
  <field editable="1" name="cost_verified"/>
  <field editable="1" name="currency"/>
  <field editable="1" name="fid"/>
  <field editable="1" name="gates"/>
  <field editable="1" name="haul_basis"/>
  <field editable="1" name="haul_km"/>
  <field editable="1" name="haul_of"/>
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
