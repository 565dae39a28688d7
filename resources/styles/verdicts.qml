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
  <field configurationFlags="None" name="status">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" value="suitable" name="suitable"/>
       </Option>
       <Option type="Map">
        <Option type="QString" value="conditional" name="conditional"/>
       </Option>
       <Option type="Map">
        <Option type="QString" value="unsuitable" name="unsuitable"/>
       </Option>
       <Option type="Map">
        <Option type="QString" value="unknown" name="unknown"/>
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
  <field configurationFlags="None" name="sentences">
   <editWidget type="Hidden">
    <config>
     <Option/>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="unverified_rules">
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
  <alias field="part" index="3" name="Part of the site"/>
  <alias field="status" index="4" name="Status"/>
  <alias field="reason" index="5" name="Reason"/>
  <alias field="sentences" index="6" name=""/>
  <alias field="unverified_rules" index="7" name=""/>
 </aliases>
 <defaults>
  <default field="uuid" applyOnUpdate="0" expression=""/>
  <default field="site" applyOnUpdate="0" expression=""/>
  <default field="measure" applyOnUpdate="0" expression=""/>
  <default field="part" applyOnUpdate="0" expression=""/>
  <default field="status" applyOnUpdate="0" expression=""/>
  <default field="reason" applyOnUpdate="0" expression=""/>
  <default field="sentences" applyOnUpdate="0" expression=""/>
  <default field="unverified_rules" applyOnUpdate="0" expression=""/>
 </defaults>
 <constraints>
  <constraint field="uuid" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="site" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="measure" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="part" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="status" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="reason" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="sentences" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="unverified_rules" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
 </constraints>
 <constraintExpressions>
  <constraint field="uuid" exp="" desc=""/>
  <constraint field="site" exp="" desc=""/>
  <constraint field="measure" exp="" desc=""/>
  <constraint field="part" exp="" desc=""/>
  <constraint field="status" exp="" desc=""/>
  <constraint field="reason" exp="" desc=""/>
  <constraint field="sentences" exp="" desc=""/>
  <constraint field="unverified_rules" exp="" desc=""/>
 </constraintExpressions>
 <expressionfields/>
 <attributetableconfig sortExpression="" actionWidgetStyle="dropDown" sortOrder="0">
  <columns>
   <column width="-1" type="field" hidden="1" name="uuid"/>
   <column width="-1" type="field" hidden="0" name="site"/>
   <column width="-1" type="field" hidden="0" name="measure"/>
   <column width="-1" type="field" hidden="0" name="part"/>
   <column width="-1" type="field" hidden="0" name="status"/>
   <column width="-1" type="field" hidden="0" name="reason"/>
   <column width="-1" type="field" hidden="1" name="sentences"/>
   <column width="-1" type="field" hidden="0" name="unverified_rules"/>
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
