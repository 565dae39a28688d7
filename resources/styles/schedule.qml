<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis styleCategories="Fields|Forms|MapTips|AttributeTable|Temporal" version="3.22.16-Białowieża">
 <temporal durationField="" durationUnit="min" enabled="0" startField="begin_date" startExpression="" mode="2" fixedDuration="0" accumulate="0" endExpression="" limitMode="0" endField="end_date">
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
  <field name="work" configurationFlags="None">
   <editWidget type="ValueRelation">
    <config>
     <Option type="Map">
      <Option name="AllowMulti" value="false" type="bool"/>
      <Option name="AllowNull" value="false" type="bool"/>
      <Option name="FilterExpression" value="" type="QString"/>
      <Option name="Key" value="uuid" type="QString"/>
      <Option name="Layer" value="" type="QString"/>
      <Option name="LayerName" value="works" type="QString"/>
      <Option name="LayerProviderName" value="ogr" type="QString"/>
      <Option name="LayerSource" value="./plan.gpkg|layername=works" type="QString"/>
      <Option name="NofColumns" value="1" type="int"/>
      <Option name="OrderByValue" value="true" type="bool"/>
      <Option name="UseCompleter" value="false" type="bool"/>
      <Option name="Value" value="name" type="QString"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="year" configurationFlags="None">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option name="AllowNull" value="false" type="bool"/>
      <Option name="Max" value="100" type="int"/>
      <Option name="Min" value="1" type="int"/>
      <Option name="Precision" value="0" type="int"/>
      <Option name="Step" value="1" type="int"/>
      <Option name="Style" value="SpinBox" type="QString"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="stage" configurationFlags="None">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option name="map" type="List">
       <Option type="Map">
        <Option name="prepare" value="prepare" type="QString"/>
       </Option>
       <Option type="Map">
        <Option name="order" value="order" type="QString"/>
       </Option>
       <Option type="Map">
        <Option name="baseline survey" value="baseline" type="QString"/>
       </Option>
       <Option type="Map">
        <Option name="build" value="build" type="QString"/>
       </Option>
       <Option type="Map">
        <Option name="keep up" value="upkeep" type="QString"/>
       </Option>
       <Option type="Map">
        <Option name="renew" value="renew" type="QString"/>
       </Option>
       <Option type="Map">
        <Option name="monitor" value="monitor" type="QString"/>
       </Option>
       <Option type="Map">
        <Option name="effect expected" value="effect" type="QString"/>
       </Option>
       <Option type="Map">
        <Option name="conflict of seasons" value="conflict" type="QString"/>
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
      <Option name="IsMultiline" value="false" type="bool"/>
      <Option name="UseHtml" value="false" type="bool"/>
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
      <Option name="allow_null" value="true" type="bool"/>
      <Option name="calendar_popup" value="true" type="bool"/>
      <Option name="display_format" value="yyyy-MM-dd" type="QString"/>
      <Option name="field_format" value="yyyy-MM-dd" type="QString"/>
      <Option name="field_iso_format" value="false" type="bool"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="end_date" configurationFlags="None">
   <editWidget type="DateTime">
    <config>
     <Option type="Map">
      <Option name="allow_null" value="true" type="bool"/>
      <Option name="calendar_popup" value="true" type="bool"/>
      <Option name="display_format" value="yyyy-MM-dd" type="QString"/>
      <Option name="field_format" value="yyyy-MM-dd" type="QString"/>
      <Option name="field_iso_format" value="false" type="bool"/>
     </Option>
    </config>
   </editWidget>
  </field>
 </fieldConfiguration>
 <aliases>
  <alias name="" field="uuid" index="0"/>
  <alias name="Work" field="work" index="1"/>
  <alias name="Year of the plan" field="year" index="2"/>
  <alias name="Stage" field="stage" index="3"/>
  <alias name="Activity" field="activity" index="4"/>
  <alias name="" field="sentence" index="5"/>
  <alias name="Stands from" field="begin_date" index="6"/>
  <alias name="Stands until" field="end_date" index="7"/>
 </aliases>
 <defaults>
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
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="uuid" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="work" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="year" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="stage" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="activity" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="sentence" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="begin_date" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="end_date" exp_strength="0"/>
 </constraints>
 <constraintExpressions>
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
 <attributetableconfig sortExpression="" sortOrder="0" actionWidgetStyle="dropDown">
  <columns>
   <column name="uuid" width="-1" type="field" hidden="1"/>
   <column name="work" width="-1" type="field" hidden="0"/>
   <column name="year" width="-1" type="field" hidden="0"/>
   <column name="stage" width="-1" type="field" hidden="0"/>
   <column name="activity" width="-1" type="field" hidden="0"/>
   <column name="sentence" width="-1" type="field" hidden="1"/>
   <column name="begin_date" width="-1" type="field" hidden="0"/>
   <column name="end_date" width="-1" type="field" hidden="0"/>
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
  <field name="activity" editable="1"/>
  <field name="begin_date" editable="1"/>
  <field name="end_date" editable="1"/>
  <field name="sentence" editable="1"/>
  <field name="stage" editable="1"/>
  <field name="uuid" editable="1"/>
  <field name="work" editable="1"/>
  <field name="year" editable="1"/>
 </editable>
 <labelOnTop/>
 <reuseLastValue/>
 <dataDefinedFieldProperties/>
 <widgets/>
 <mapTip></mapTip>
 <layerGeometryType>4</layerGeometryType>
</qgis>
