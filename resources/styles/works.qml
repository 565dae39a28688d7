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
 </fieldConfiguration>
 <aliases>
  <alias name="" field="uuid" index="0"/>
  <alias name="Site" field="site" index="1"/>
  <alias name="Measure" field="measure" index="2"/>
  <alias name="Name" field="name" index="3"/>
  <alias name="Status" field="status" index="4"/>
  <alias name="Reason" field="reason" index="5"/>
  <alias name="Area [ha]" field="area_ha" index="6"/>
  <alias name="Length [m]" field="length_m" index="7"/>
  <alias name="Rows" field="row_count" index="8"/>
  <alias name="Plants" field="plants" index="9"/>
  <alias name="Posts" field="posts" index="10"/>
  <alias name="Gates" field="gates" index="11"/>
  <alias name="Seed [kg]" field="seed_kg" index="12"/>
  <alias name="Built in year of the plan" field="start_year" index="13"/>
  <alias name="Cost, low" field="cost_low" index="14"/>
  <alias name="Cost, likely" field="cost_mode" index="15"/>
  <alias name="Cost, high" field="cost_high" index="16"/>
  <alias name="Currency" field="currency" index="17"/>
  <alias name="Cost rests on a source" field="cost_verified" index="18"/>
  <alias name="Note" field="note" index="19"/>
  <alias name="Part of the site" field="part" index="20"/>
  <alias name="Package" field="package" index="21"/>
  <alias name="Name of the package" field="package_name" index="22"/>
  <alias name="Chosen" field="chosen" index="23"/>
  <alias name="Note by" field="note_author" index="24"/>
  <alias name="Noted on" field="note_time" index="25"/>
 </aliases>
 <defaults>
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
  <default expression="" field="note" applyOnUpdate="0"/>
  <default expression="" field="part" applyOnUpdate="0"/>
  <default expression="" field="package" applyOnUpdate="0"/>
  <default expression="" field="package_name" applyOnUpdate="0"/>
  <default expression="true" field="chosen" applyOnUpdate="0"/>
  <default expression="" field="note_author" applyOnUpdate="0"/>
  <default expression="" field="note_time" applyOnUpdate="0"/>
 </defaults>
 <constraints>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="uuid" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="site" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="measure" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="name" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="status" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="reason" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="area_ha" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="length_m" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="row_count" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="plants" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="posts" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="gates" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="seed_kg" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="start_year" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="cost_low" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="cost_mode" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="cost_high" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="currency" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="cost_verified" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="note" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="part" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="package" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="package_name" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="chosen" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="note_author" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="note_time" exp_strength="0"/>
 </constraints>
 <constraintExpressions>
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
  <constraint desc="" field="note" exp=""/>
  <constraint desc="" field="part" exp=""/>
  <constraint desc="" field="package" exp=""/>
  <constraint desc="" field="package_name" exp=""/>
  <constraint desc="" field="chosen" exp=""/>
  <constraint desc="" field="note_author" exp=""/>
  <constraint desc="" field="note_time" exp=""/>
 </constraintExpressions>
 <expressionfields/>
 <attributetableconfig sortExpression="" sortOrder="0" actionWidgetStyle="dropDown">
  <columns>
   <column name="uuid" width="-1" type="field" hidden="1"/>
   <column name="site" width="-1" type="field" hidden="0"/>
   <column name="measure" width="-1" type="field" hidden="0"/>
   <column name="name" width="-1" type="field" hidden="0"/>
   <column name="status" width="-1" type="field" hidden="0"/>
   <column name="reason" width="-1" type="field" hidden="0"/>
   <column name="area_ha" width="-1" type="field" hidden="0"/>
   <column name="length_m" width="-1" type="field" hidden="0"/>
   <column name="row_count" width="-1" type="field" hidden="0"/>
   <column name="plants" width="-1" type="field" hidden="0"/>
   <column name="posts" width="-1" type="field" hidden="0"/>
   <column name="gates" width="-1" type="field" hidden="0"/>
   <column name="seed_kg" width="-1" type="field" hidden="0"/>
   <column name="start_year" width="-1" type="field" hidden="0"/>
   <column name="cost_low" width="-1" type="field" hidden="0"/>
   <column name="cost_mode" width="-1" type="field" hidden="0"/>
   <column name="cost_high" width="-1" type="field" hidden="0"/>
   <column name="currency" width="-1" type="field" hidden="0"/>
   <column name="cost_verified" width="-1" type="field" hidden="0"/>
   <column name="note" width="-1" type="field" hidden="0"/>
   <column name="part" width="-1" type="field" hidden="0"/>
   <column name="package" width="-1" type="field" hidden="0"/>
   <column name="package_name" width="-1" type="field" hidden="0"/>
   <column name="chosen" width="-1" type="field" hidden="0"/>
   <column name="note_author" width="-1" type="field" hidden="0"/>
   <column name="note_time" width="-1" type="field" hidden="0"/>
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
  <field name="area_ha" editable="1"/>
  <field name="chosen" editable="1"/>
  <field name="cost_high" editable="1"/>
  <field name="cost_low" editable="1"/>
  <field name="cost_mode" editable="1"/>
  <field name="cost_verified" editable="1"/>
  <field name="currency" editable="1"/>
  <field name="gates" editable="1"/>
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
