<#import "care-identity-page.ftl" as care>
<#import "care-identity-field.ftl" as field>
<#import "care-identity-elsewhere.ftl" as elsewhere>

<@care.page heading="care-identity-app-title" field=field.failed(["email", "password"])>
  <@elsewhere.methods/>
  <form id="care-identity-app" action="${url.loginAction}" method="post" novalidate>
    <@field.line name="email" label="care-identity-app-email" type="email" value=careIdentity.email autocomplete="username"
                 focus=!careIdentity.email?has_content/>
    <@field.line name="password" label="care-identity-app-password" type="password" autocomplete="current-password"
                 focus=careIdentity.email?has_content/>
    <div class="nhsuk-button-group">
      <button class="nhsuk-button" id="care-identity-continue" type="submit" name="action"
              value="continue">${msg("care-identity-continue")}</button>
      <@care.anotherMethod/>
    </div>
  </form>
</@care.page>
