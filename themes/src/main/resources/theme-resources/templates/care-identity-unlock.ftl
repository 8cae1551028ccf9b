<#import "care-identity-page.ftl" as care>
<#import "care-identity-field.ftl" as field>

<#assign title = "care-identity-unlock-title-" + careIdentity.state>
<#assign asked = (careIdentity.state == "code")?then("code", "email")>

<#macro form go action>
  <form id="care-identity-unlock" action="${careIdentity.action}" method="post" novalidate>
    <input type="hidden" name="form" value="${careIdentity.form}">
    <#nested>
    <button class="nhsuk-button" id="care-identity-continue" type="submit" name="action"
            value="${action}">${msg(go)}</button>
  </form>
</#macro>

<@care.page heading=title field=asked login=false>
  <#if careIdentity.state == "done">
    <p>${msg("care-identity-unlock-done")}</p>
  <#elseif careIdentity.state == "code">
    <p>${msg("care-identity-unlock-sent", careIdentity.minutes)}</p>
    <@form go="care-identity-unlock-go" action="unlock">
      <@field.line name="code" label="care-identity-unlock-code" hint="care-identity-unlock-code-hint" mode="numeric" width="10"
                   longest="12" autocomplete="one-time-code" focus=true/>
    </@form>
    <form action="${careIdentity.action}" method="post" novalidate>
      <input type="hidden" name="form" value="${careIdentity.form}">
      <p>${msg("care-identity-unlock-none-came")}</p>
      <button class="nhsuk-button nhsuk-button--secondary" id="care-identity-begin-again" type="submit" name="action"
              value="begin-again">${msg("care-identity-unlock-begin-again")}</button>
    </form>
  <#else>
    <p>${msg("care-identity-unlock-intro")}</p>
    <@form go="care-identity-unlock-send" action="send">
      <@field.line name="email" label="care-identity-app-email" hint="care-identity-unlock-email-hint" type="email"
                   autocomplete="email"/>
    </@form>
    <p>${msg("care-identity-unlock-card")}</p>
  </#if>
</@care.page>
