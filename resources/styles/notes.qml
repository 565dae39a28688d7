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
      <Option name="AllowNull" value="true" type="bool"/>
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
  <field name="work" configurationFlags="None">
   <editWidget type="ValueRelation">
    <config>
     <Option type="Map">
      <Option name="AllowMulti" value="false" type="bool"/>
      <Option name="AllowNull" value="true" type="bool"/>
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
  <field name="text" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" value="true" type="bool"/>
      <Option name="UseHtml" value="false" type="bool"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="author" configurationFlags="None">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" value="false" type="bool"/>
      <Option name="UseHtml" value="false" type="bool"/>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="made" configurationFlags="None">
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
  <alias name="Work" field="work" index="2"/>
  <alias name="Note" field="text" index="3"/>
  <alias name="By" field="author" index="4"/>
  <alias name="Made on" field="made" index="5"/>
 </aliases>
 <defaults>
  <default expression="uuid('WithoutBraces')" field="uuid" applyOnUpdate="0"/>
  <default expression="" field="site" applyOnUpdate="0"/>
  <default expression="" field="work" applyOnUpdate="0"/>
  <default expression="" field="text" applyOnUpdate="0"/>
  <default expression="coalesce(nullif(@user_full_name, ''), @user_account_name)" field="author" applyOnUpdate="1"/>
  <default expression="format_date(now(), 'yyyy-MM-ddThh:mm:ss')" field="made" applyOnUpdate="0"/>
 </defaults>
 <constraints>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="uuid" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="site" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="work" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="text" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="author" exp_strength="0"/>
  <constraint constraints="0" notnull_strength="0" unique_strength="0" field="made" exp_strength="0"/>
 </constraints>
 <constraintExpressions>
  <constraint desc="" field="uuid" exp=""/>
  <constraint desc="" field="site" exp=""/>
  <constraint desc="" field="work" exp=""/>
  <constraint desc="" field="text" exp=""/>
  <constraint desc="" field="author" exp=""/>
  <constraint desc="" field="made" exp=""/>
 </constraintExpressions>
 <expressionfields/>
 <attributetableconfig sortExpression="" sortOrder="0" actionWidgetStyle="dropDown">
  <columns>
   <column name="uuid" width="-1" type="field" hidden="1"/>
   <column name="site" width="-1" type="field" hidden="0"/>
   <column name="work" width="-1" type="field" hidden="0"/>
   <column name="text" width="-1" type="field" hidden="0"/>
   <column name="author" width="-1" type="field" hidden="0"/>
   <column name="made" width="-1" type="field" hidden="0"/>
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
  <field name="author" editable="1"/>
  <field name="made" editable="0"/>
  <field name="site" editable="1"/>
  <field name="text" editable="1"/>
  <field name="uuid" editable="1"/>
  <field name="work" editable="1"/>
 </editable>
 <labelOnTop/>
 <reuseLastValue/>
 <dataDefinedFieldProperties/>
 <widgets/>
 <mapTip></mapTip>
 <layerGeometryType>4</layerGeometryType>
</qgis>
