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
  <field name="status" configurationFlags="None">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option name="map" type="List">
       <Option type="Map">
        <Option name="suitable" value="suitable" type="QString"/>
       </Option>
       <Option type="Map">
        <Option name="conditional" value="conditional" type="QString"/>
       </Option>
       <Option type="Map">
        <Option name="unsuitable" value="unsuitable" type="QString"/>
       </Option>
       <Option type="Map">
        <Option name="unknown" value="unknown" type="QString"/>
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
  <field name="sentences" configurationFlags="None">
   <editWidget type="Hidden">
    <config>
     <Option/>
    </config>
   </editWidget>
  </field>
  <field name="unverified_rules" configurationFlags="None">
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
  <alias name="Part of the site" field="part" index="3"/>
  <alias name="Status" field="status" index="4"/>
  <alias name="Reason" field="reason" index="5"/>
  <alias name="" field="sentences" index="6"/>
  <alias name="" field="unverified_rules" index="7"/>
 </aliases>
 <defaults>
  <default expression="" field="uuid" applyOnUpdate="0"/>
  <default expression="" field="site" applyOnUpdate="0"/>
  <default expression="" field="measure" applyOnUpdate="0"/>
  <default expression="" field="part" applyOnUpdate="0"/>
  <default expression="" field="status" applyOnUpdate="0"/>
  <default expression="" field="reason" applyOnUpdate="0"/>
  <default expression="" field="sentences" applyOnUpdate="0"/>
  <default expression="" field="unverified_rules" applyOnUpdate="0"/>
 </defaults>
 <constraints>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="uuid" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="site" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="measure" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="part" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="status" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="reason" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="sentences" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="unverified_rules" exp_strength="0"/>
 </constraints>
 <constraintExpressions>
  <constraint desc="" field="uuid" exp=""/>
  <constraint desc="" field="site" exp=""/>
  <constraint desc="" field="measure" exp=""/>
  <constraint desc="" field="part" exp=""/>
  <constraint desc="" field="status" exp=""/>
  <constraint desc="" field="reason" exp=""/>
  <constraint desc="" field="sentences" exp=""/>
  <constraint desc="" field="unverified_rules" exp=""/>
 </constraintExpressions>
 <expressionfields/>
 <attributetableconfig sortExpression="" sortOrder="0" actionWidgetStyle="dropDown">
  <columns>
   <column name="uuid" width="-1" type="field" hidden="1"/>
   <column name="site" width="-1" type="field" hidden="0"/>
   <column name="measure" width="-1" type="field" hidden="0"/>
   <column name="part" width="-1" type="field" hidden="0"/>
   <column name="status" width="-1" type="field" hidden="0"/>
   <column name="reason" width="-1" type="field" hidden="0"/>
   <column name="sentences" width="-1" type="field" hidden="1"/>
   <column name="unverified_rules" width="-1" type="field" hidden="0"/>
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
  <field name="measure" editable="0"/>
  <field name="part" editable="0"/>
  <field name="reason" editable="0"/>
  <field name="sentences" editable="0"/>
  <field name="site" editable="0"/>
  <field name="status" editable="0"/>
  <field name="unverified_rules" editable="0"/>
  <field name="uuid" editable="0"/>
 </editable>
 <labelOnTop/>
 <reuseLastValue/>
 <dataDefinedFieldProperties/>
 <widgets/>
 <mapTip></mapTip>
 <layerGeometryType>4</layerGeometryType>
</qgis>
