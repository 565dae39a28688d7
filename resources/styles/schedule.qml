<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.16-Białowieża" styleCategories="Fields|Forms|MapTips|AttributeTable|Temporal">
 <temporal limitMode="0" startField="begin_date" durationField="" enabled="0" endExpression="" startExpression="" durationUnit="min" fixedDuration="0" accumulate="0" mode="2" endField="end_date">
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
  <field name="work" configurationFlags="None">
   <editWidget type="ValueRelation">
    <config>
     <Option type="Map">
      <Option type="bool" name="AllowMulti" value="false"/>
      <Option type="bool" name="AllowNull" value="false"/>
      <Option type="QString" name="FilterExpression" value=""/>
      <Option type="QString" name="Key" value="uuid"/>
      <Option type="QString" name="Layer" value=""/>
      <Option type="QString" name="LayerName" value="works"/>
      <Option type="QString" name="LayerProviderName" value="ogr"/>
      <Option type="QString" name="LayerSource" value="./plan.gpkg|layername=works"/>
      <Option type="int" name="NofColumns" value="1"/>
      <Option type="bool" name="OrderByValue" value="true"/>
      <Option type="bool" name="UseCompleter" value="false"/>
      <Option type="QString" name="Value" value="name"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="year" configurationFlags="None">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" name="AllowNull" value="false"/>
      <Option type="int" name="Max" value="100"/>
      <Option type="int" name="Min" value="1"/>
      <Option type="int" name="Precision" value="0"/>
      <Option type="int" name="Step" value="1"/>
      <Option type="QString" name="Style" value="SpinBox"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="stage" configurationFlags="None">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="prepare" value="prepare"/>
       </Option>
       <Option type="Map">
        <Option type="QString" name="order" value="order"/>
       </Option>
       <Option type="Map">
        <Option type="QString" name="baseline survey" value="baseline"/>
       </Option>
       <Option type="Map">
        <Option type="QString" name="build" value="build"/>
       </Option>
       <Option type="Map">
        <Option type="QString" name="keep up" value="upkeep"/>
       </Option>
       <Option type="Map">
        <Option type="QString" name="renew" value="renew"/>
       </Option>
       <Option type="Map">
        <Option type="QString" name="monitor" value="monitor"/>
       </Option>
       <Option type="Map">
        <Option type="QString" name="effect expected" value="effect"/>
       </Option>
       <Option type="Map">
        <Option type="QString" name="conflict of seasons" value="conflict"/>
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="activity" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" name="IsMultiline" value="false"/>
      <Option type="bool" name="UseHtml" value="false"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="sentence" configurationFlags="None">
   <editWidget type="Hidden">
    <config>
     <Option/>
    </config>
   </editWidget>
  </field>
  <field name="begin_date" configurationFlags="None">
   <editWidget type="DateTime">
    <config>
     <Option type="Map">
      <Option type="bool" name="allow_null" value="true"/>
      <Option type="bool" name="calendar_popup" value="true"/>
      <Option type="QString" name="display_format" value="yyyy-MM-dd"/>
      <Option type="QString" name="field_format" value="yyyy-MM-dd"/>
      <Option type="bool" name="field_iso_format" value="false"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="end_date" configurationFlags="None">
   <editWidget type="DateTime">
    <config>
     <Option type="Map">
      <Option type="bool" name="allow_null" value="true"/>
      <Option type="bool" name="calendar_popup" value="true"/>
      <Option type="QString" name="display_format" value="yyyy-MM-dd"/>
      <Option type="QString" name="field_format" value="yyyy-MM-dd"/>
      <Option type="bool" name="field_iso_format" value="false"/>
     </Option>
    </config>
   </editWidget>
  </field>
 </fieldConfiguration>
 <aliases>
  <alias name="" field="fid" index="0"/>
  <alias name="" field="uuid" index="1"/>
  <alias name="Work" field="work" index="2"/>
  <alias name="Year of the plan" field="year" index="3"/>
  <alias name="Stage" field="stage" index="4"/>
  <alias name="Activity" field="activity" index="5"/>
  <alias name="" field="sentence" index="6"/>
  <alias name="Stands from" field="begin_date" index="7"/>
  <alias name="Stands until" field="end_date" index="8"/>
 </aliases>
 <defaults>
  <default expression="" field="fid" applyOnUpdate="0"/>
  <default expression="uuid('WithoutBraces')" field="uuid" applyOnUpdate="0"/>
  <default expression="" field="work" applyOnUpdate="0"/>
  <default expression="" field="year" applyOnUpdate="0"/>
  <default expression="" field="stage" applyOnUpdate="0"/>
  <default expression="" field="activity" applyOnUpdate="0"/>
  <default expression="" field="sentence" applyOnUpdate="0"/>
  <default expression="" field="begin_date" applyOnUpdate="0"/>
  <default expression="" field="end_date" applyOnUpdate="0"/>
 </defaults>
 <constraints>
  <constraint unique_strength="0" exp_strength="0" field="fid" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="uuid" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="work" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="year" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="stage" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="activity" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="sentence" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="begin_date" notnull_strength="0" constraints="0"/>
  <constraint unique_strength="0" exp_strength="0" field="end_date" notnull_strength="0" constraints="0"/>
 </constraints>
 <constraintExpressions>
  <constraint desc="" field="fid" exp=""/>
  <constraint desc="" field="uuid" exp=""/>
  <constraint desc="" field="work" exp=""/>
  <constraint desc="" field="year" exp=""/>
  <constraint desc="" field="stage" exp=""/>
  <constraint desc="" field="activity" exp=""/>
  <constraint desc="" field="sentence" exp=""/>
  <constraint desc="" field="begin_date" exp=""/>
  <constraint desc="" field="end_date" exp=""/>
 </constraintExpressions>
 <expressionfields/>
 <attributetableconfig sortOrder="0" sortExpression="" actionWidgetStyle="dropDown">
  <columns>
   <column type="field" name="fid" hidden="1" width="-1"/>
   <column type="field" name="uuid" hidden="1" width="-1"/>
   <column type="field" name="work" hidden="0" width="-1"/>
   <column type="field" name="year" hidden="0" width="-1"/>
   <column type="field" name="stage" hidden="0" width="-1"/>
   <column type="field" name="activity" hidden="0" width="-1"/>
   <column type="field" name="sentence" hidden="1" width="-1"/>
   <column type="field" name="begin_date" hidden="0" width="-1"/>
   <column type="field" name="end_date" hidden="0" width="-1"/>
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
  <field editable="1" name="activity"/>
  <field editable="1" name="begin_date"/>
  <field editable="1" name="end_date"/>
  <field editable="1" name="fid"/>
  <field editable="1" name="sentence"/>
  <field editable="1" name="stage"/>
  <field editable="1" name="uuid"/>
  <field editable="1" name="work"/>
  <field editable="1" name="year"/>
 </editable>
 <labelOnTop/>
 <reuseLastValue/>
 <dataDefinedFieldProperties/>
 <widgets/>
 <mapTip></mapTip>
 <layerGeometryType>4</layerGeometryType>
</qgis>
