<#import "care-identity-page.ftl" as care>
<#import "care-identity-field.ftl" as field>

<@care.page heading="care-identity-app-register-title" field="email" login=false>
  <p>${msg("care-identity-app-register-intro")}</p>
  <form id="care-identity-app-register-email" action="${url.loginAction}" method="post" novalidate>
    <@field.line name="email" label="care-identity-app-email" hint="care-identity-app-register-email-hint" type="email"
                 value=careIdentity.enteredEmail autocomplete="email"/>
    <@field.buttons go="care-identity-app-register-send"/>
  </form>
</@care.page>
