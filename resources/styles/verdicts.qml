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
  <field name="status" configurationFlags="None">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="suitable" value="suitable"/>
       </Option>
       <Option type="Map">
        <Option type="QString" name="conditional" value="conditional"/>
       </Option>
       <Option type="Map">
        <Option type="QString" name="unsuitable" value="unsuitable"/>
       </Option>
       <Option type="Map">
        <Option type="QString" name="unknown" value="unknown"/>
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
  <alias name="Part of the site" field="part" index="4"/>
  <alias name="Status" field="status" index="5"/>
  <alias name="Reason" field="reason" index="6"/>
  <alias name="" field="sentences" index="7"/>
  <alias name="" field="unverified_rules" index="8"/>
 </aliases>
 <defaults>
  <default expression="" field="fid" applyOnUpdate="0"/>
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
  <constraint unique_strength="0" exp_strength="0" field="fid" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="uuid" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="site" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="measure" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="part" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="status" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="reason" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="sentences" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="unverified_rules" notnull_strength="0" constraints="0"/>
 </constraints>
 <constraintExpressions>
  <constraint desc="" field="fid" exp=""/>
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
 <attributetableconfig sortOrder="0" sortExpression="" actionWidgetStyle="dropDown">
  <columns>
   <column type="field" name="fid" hidden="1" width="-1"/>
   <column type="field" name="uuid" hidden="1" width="-1"/>
   <column type="field" name="site" hidden="0" width="-1"/>
   <column type="field" name="measure" hidden="0" width="-1"/>
   <column type="field" name="part" hidden="0" width="-1"/>
   <column type="field" name="status" hidden="0" width="-1"/>
   <column type="field" name="reason" hidden="0" width="-1"/>
   <column type="field" name="sentences" hidden="1" width="-1"/>
   <column type="field" name="unverified_rules" hidden="0" width="-1"/>
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
  <field editable="0" name="fid"/>
  <field editable="0" name="measure"/>
  <field editable="0" name="part"/>
  <field editable="0" name="reason"/>
  <field editable="0" name="sentences"/>
  <field editable="0" name="site"/>
  <field editable="0" name="status"/>
  <field editable="0" name="unverified_rules"/>
  <field editable="0" name="uuid"/>
 </editable>
 <labelOnTop/>
 <reuseLastValue/>
 <dataDefinedFieldProperties/>
 <widgets/>
 <mapTip></mapTip>
 <layerGeometryType>4</layerGeometryType>
</qgis>
