<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis styleCategories="Fields|Forms|MapTips|AttributeTable|Temporal" version="3.22.16-Białowieża">
 <temporal durationUnit="min" limitMode="0" startExpression="" accumulate="0" durationField="" endExpression="" enabled="0" fixedDuration="0" mode="2" startField="begin_date" endField="end_date">
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
  <field configurationFlags="None" name="work">
   <editWidget type="ValueRelation">
    <config>
     <Option type="Map">
      <Option type="bool" value="false" name="AllowMulti"/>
      <Option type="bool" value="false" name="AllowNull"/>
      <Option type="QString" value="" name="FilterExpression"/>
      <Option type="QString" value="uuid" name="Key"/>
      <Option type="QString" value="" name="Layer"/>
      <Option type="QString" value="works" name="LayerName"/>
      <Option type="QString" value="ogr" name="LayerProviderName"/>
      <Option type="QString" value="./plan.gpkg|layername=works" name="LayerSource"/>
      <Option type="int" value="1" name="NofColumns"/>
      <Option type="bool" value="true" name="OrderByValue"/>
      <Option type="bool" value="false" name="UseCompleter"/>
      <Option type="QString" value="name" name="Value"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="year">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option type="bool" value="false" name="AllowNull"/>
      <Option type="int" value="100" name="Max"/>
      <Option type="int" value="1" name="Min"/>
      <Option type="int" value="0" name="Precision"/>
      <Option type="int" value="1" name="Step"/>
      <Option type="QString" value="SpinBox" name="Style"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="stage">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" value="prepare" name="prepare"/>
       </Option>
       <Option type="Map">
        <Option type="QString" value="order" name="order"/>
       </Option>
       <Option type="Map">
        <Option type="QString" value="baseline" name="baseline survey"/>
       </Option>
       <Option type="Map">
        <Option type="QString" value="build" name="build"/>
       </Option>
       <Option type="Map">
        <Option type="QString" value="upkeep" name="keep up"/>
       </Option>
       <Option type="Map">
        <Option type="QString" value="renew" name="renew"/>
       </Option>
       <Option type="Map">
        <Option type="QString" value="monitor" name="monitor"/>
       </Option>
       <Option type="Map">
        <Option type="QString" value="effect" name="effect expected"/>
       </Option>
       <Option type="Map">
        <Option type="QString" value="conflict" name="conflict of seasons"/>
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="activity">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option type="bool" value="false" name="IsMultiline"/>
      <Option type="bool" value="false" name="UseHtml"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="sentence">
   <editWidget type="Hidden">
    <config>
     <Option/>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="begin_date">
   <editWidget type="DateTime">
    <config>
     <Option type="Map">
      <Option type="bool" value="true" name="allow_null"/>
      <Option type="bool" value="true" name="calendar_popup"/>
      <Option type="QString" value="yyyy-MM-dd" name="display_format"/>
      <Option type="QString" value="yyyy-MM-dd" name="field_format"/>
      <Option type="bool" value="false" name="field_iso_format"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="end_date">
   <editWidget type="DateTime">
    <config>
     <Option type="Map">
      <Option type="bool" value="true" name="allow_null"/>
      <Option type="bool" value="true" name="calendar_popup"/>
      <Option type="QString" value="yyyy-MM-dd" name="display_format"/>
      <Option type="QString" value="yyyy-MM-dd" name="field_format"/>
      <Option type="bool" value="false" name="field_iso_format"/>
     </Option>
    </config>
   </editWidget>
  </field>
 </fieldConfiguration>
 <aliases>
  <alias field="uuid" index="0" name=""/>
  <alias field="work" index="1" name="Work"/>
  <alias field="year" index="2" name="Year of the plan"/>
  <alias field="stage" index="3" name="Stage"/>
  <alias field="activity" index="4" name="Activity"/>
  <alias field="sentence" index="5" name=""/>
  <alias field="begin_date" index="6" name="Stands from"/>
  <alias field="end_date" index="7" name="Stands until"/>
 </aliases>
 <defaults>
  <default field="uuid" applyOnUpdate="0" expression="uuid('WithoutBraces')"/>
  <default field="work" applyOnUpdate="0" expression=""/>
  <default field="year" applyOnUpdate="0" expression=""/>
  <default field="stage" applyOnUpdate="0" expression=""/>
  <default field="activity" applyOnUpdate="0" expression=""/>
  <default field="sentence" applyOnUpdate="0" expression=""/>
  <default field="begin_date" applyOnUpdate="0" expression=""/>
  <default field="end_date" applyOnUpdate="0" expression=""/>
 </defaults>
 <constraints>
  <constraint field="uuid" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="work" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="year" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="stage" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="activity" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="sentence" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="begin_date" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
  <constraint field="end_date" unique_strength="0" constraints="0" notnull_strength="0" exp_strength="0"/>
 </constraints>
 <constraintExpressions>
  <constraint field="uuid" exp="" desc=""/>
  <constraint field="work" exp="" desc=""/>
  <constraint field="year" exp="" desc=""/>
  <constraint field="stage" exp="" desc=""/>
  <constraint field="activity" exp="" desc=""/>
  <constraint field="sentence" exp="" desc=""/>
  <constraint field="begin_date" exp="" desc=""/>
  <constraint field="end_date" exp="" desc=""/>
 </constraintExpressions>
 <expressionfields/>
 <attributetableconfig sortExpression="" actionWidgetStyle="dropDown" sortOrder="0">
  <columns>
   <column width="-1" type="field" hidden="1" name="uuid"/>
   <column width="-1" type="field" hidden="0" name="work"/>
   <column width="-1" type="field" hidden="0" name="year"/>
   <column width="-1" type="field" hidden="0" name="stage"/>
   <column width="-1" type="field" hidden="0" name="activity"/>
   <column width="-1" type="field" hidden="1" name="sentence"/>
   <column width="-1" type="field" hidden="0" name="begin_date"/>
   <column width="-1" type="field" hidden="0" name="end_date"/>
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
  <field editable="1" name="activity"/>
  <field editable="1" name="begin_date"/>
  <field editable="1" name="end_date"/>
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
