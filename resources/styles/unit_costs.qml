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
  <field name="low" configurationFlags="None">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" name="AllowNull" value="false"/>
      <Option type="double" name="Max" value="1e+12"/>
      <Option type="double" name="Min" value="-1e+12"/>
      <Option type="int" name="Precision" value="2"/>
      <Option type="double" name="Step" value="0.1"/>
      <Option type="QString" name="Style" value="SpinBox"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="mode" configurationFlags="None">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" name="AllowNull" value="false"/>
      <Option type="double" name="Max" value="1e+12"/>
      <Option type="double" name="Min" value="-1e+12"/>
      <Option type="int" name="Precision" value="2"/>
      <Option type="double" name="Step" value="0.1"/>
      <Option type="QString" name="Style" value="SpinBox"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="high" configurationFlags="None">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" name="AllowNull" value="false"/>
      <Option type="double" name="Max" value="1e+12"/>
      <Option type="double" name="Min" value="-1e+12"/>
      <Option type="int" name="Precision" value="2"/>
      <Option type="double" name="Step" value="0.1"/>
      <Option type="QString" name="Style" value="SpinBox"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="unit" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" name="IsMultiline" value="false"/>
      <Option type="bool" name="UseHtml" value="false"/>
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
  <field name="year" configurationFlags="None">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" name="AllowNull" value="true"/>
      <Option type="int" name="Max" value="2100"/>
      <Option type="int" name="Min" value="1900"/>
      <Option type="int" name="Precision" value="0"/>
      <Option type="int" name="Step" value="1"/>
      <Option type="QString" name="Style" value="SpinBox"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="place" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" name="IsMultiline" value="false"/>
      <Option type="bool" name="UseHtml" value="false"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="per_year" configurationFlags="None">
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
  <field name="evidence" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" name="IsMultiline" value="false"/>
      <Option type="bool" name="UseHtml" value="false"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="verified" configurationFlags="None">
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
  <field name="confirm_locally" configurationFlags="None">
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
  <field name="source" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" name="IsMultiline" value="false"/>
      <Option type="bool" name="UseHtml" value="false"/>
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
 </fieldConfiguration>
 <aliases>
  <alias name="" field="fid" index="0"/>
  <alias name="" field="uuid" index="1"/>
  <alias name="Measure" field="measure" index="2"/>
  <alias name="Low" field="low" index="3"/>
  <alias name="Likely" field="mode" index="4"/>
  <alias name="High" field="high" index="5"/>
  <alias name="Unit" field="unit" index="6"/>
  <alias name="Currency" field="currency" index="7"/>
  <alias name="Year of the price" field="year" index="8"/>
  <alias name="Place" field="place" index="9"/>
  <alias name="Every year" field="per_year" index="10"/>
  <alias name="Evidence" field="evidence" index="11"/>
  <alias name="Rests on a source" field="verified" index="12"/>
  <alias name="To be confirmed locally" field="confirm_locally" index="13"/>
  <alias name="Source" field="source" index="14"/>
  <alias name="Note" field="note" index="15"/>
 </aliases>
 <defaults>
  <default expression="" field="fid" applyOnUpdate="0"/>
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
  <constraint unique_strength="0" exp_strength="0" field="fid" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="uuid" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="measure" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="1" field="low" notnull_strength="0" constraints="4"/>
  <constraint unique_strength="0" exp_strength="1" field="mode" notnull_strength="0" constraints="4"/>
  <constraint unique_strength="0" exp_strength="1" field="high" notnull_strength="0" constraints="4"/>
  <constraint unique_strength="0" exp_strength="0" field="unit" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="currency" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="year" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="place" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="per_year" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="evidence" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="verified" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="confirm_locally" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="source" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="note" notnull_strength="0" constraints="0"/>
 </constraints>
 <constraintExpressions>
  <constraint desc="" field="fid" exp=""/>
  <constraint desc="" field="uuid" exp=""/>
  <constraint desc="" field="measure" exp=""/>
  <constraint desc="A price is a number from 0 on." field="low" exp="&quot;low&quot; >= 0"/>
  <constraint desc="The likely price is at least the low one." field="mode" exp="&quot;mode&quot; >= &quot;low&quot;"/>
  <constraint desc="The high price is at least the likely one." field="high" exp="&quot;high&quot; >= &quot;mode&quot;"/>
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
 <attributetableconfig sortOrder="0" sortExpression="" actionWidgetStyle="dropDown">
  <columns>
   <column type="field" name="fid" hidden="1" width="-1"/>
   <column type="field" name="uuid" hidden="1" width="-1"/>
   <column type="field" name="measure" hidden="0" width="-1"/>
   <column type="field" name="low" hidden="0" width="-1"/>
   <column type="field" name="mode" hidden="0" width="-1"/>
   <column type="field" name="high" hidden="0" width="-1"/>
   <column type="field" name="unit" hidden="0" width="-1"/>
   <column type="field" name="currency" hidden="0" width="-1"/>
   <column type="field" name="year" hidden="0" width="-1"/>
   <column type="field" name="place" hidden="0" width="-1"/>
   <column type="field" name="per_year" hidden="0" width="-1"/>
   <column type="field" name="evidence" hidden="0" width="-1"/>
   <column type="field" name="verified" hidden="0" width="-1"/>
   <column type="field" name="confirm_locally" hidden="0" width="-1"/>
   <column type="field" name="source" hidden="0" width="-1"/>
   <column type="field" name="note" hidden="0" width="-1"/>
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
  <field editable="1" name="confirm_locally"/>
  <field editable="1" name="currency"/>
  <field editable="1" name="evidence"/>
  <field editable="1" name="fid"/>
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
