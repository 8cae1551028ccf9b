<#import "care-identity-page.ftl" as care>
<#import "care-identity-field.ftl" as field>

<@care.page heading="care-identity-app-new-password-title" field=field.failed(["password-new", "password-confirm"]) login=false>
  <p>
    ${msg("care-identity-app-new-password-intro")}
    <#if (careIdentity.leastLength > 0)>${msg("care-identity-app-new-password-length", careIdentity.leastLength)}</#if>
  </p>
  <form id="care-identity-app-register-password" action="${url.loginAction}" method="post" novalidate>
    <#-- For password managers: which account the new password is of. -->
    <input type="hidden" name="username" autocomplete="username" value="${careIdentity.account}">
    <@field.line name="password-new" label="care-identity-app-new-password" hint="care-identity-app-new-password-hint"
                 type="password" autocomplete="new-password"/>
    <@field.line name="password-confirm" label="care-identity-app-new-password-confirm" type="password"
                 autocomplete="new-password"/>
    <@field.buttons go="care-identity-continue"/>
  </form>
</@care.page>
