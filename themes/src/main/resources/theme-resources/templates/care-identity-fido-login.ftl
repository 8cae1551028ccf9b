<#import "care-identity-page.ftl" as care>
<#import "care-identity-webauthn.ftl" as webauthn>

<#assign method = "care-identity-" + careIdentity.method>

<#-- The device is registered for another login method: the way on comes first. -->
<#macro goOn>
  <button class="nhsuk-button" id="care-identity-go-on" type="submit" name="action" value="go-on:${careIdentity.goOn}"
          formnovalidate>${msg("care-identity-" + careIdentity.goOn + "-go-on")}</button>
</#macro>

<@care.page heading=method + "-title">
  <@webauthn.signal words="care-identity-signal-unknown"/>
  <p>${msg(method + "-intro")}</p>
  <@webauthn.form ceremony="authenticate" button=method + "-go" secondary=(careIdentity.goOn)?has_content; part>
    <#if part == "first" && (careIdentity.goOn)?has_content>
      <@goOn/>
    <#elseif part == "buttons">
      <@care.anotherMethod/>
    </#if>
  </@webauthn.form>
</@care.page>
