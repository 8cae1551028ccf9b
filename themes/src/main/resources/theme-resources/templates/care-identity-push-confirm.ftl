<#import "care-identity-page.ftl" as care>
<#import "care-identity-field.ftl" as field>

<@care.page heading="care-identity-push-confirm-title" field=field.failed(["check", "label"]) login=false>
  <p>${msg("care-identity-push-confirm-intro")}</p>
  <form id="care-identity-push-confirm" action="${url.loginAction}" method="post" novalidate>
    <@field.line name="check" label="care-identity-push-check-label" hint="care-identity-push-check-hint" mode="numeric" width="10"
                 focus=true/>
    <@field.line name="label" label="care-identity-fido-label" hint="care-identity-app-label-hint"
                 value=careIdentity.enteredLabel longest="60"/>
    <@field.buttons go="care-identity-app-register-go">
      <button class="nhsuk-button nhsuk-button--secondary" id="care-identity-begin-again" type="submit" name="action"
              value="begin-again" formnovalidate>${msg("care-identity-push-begin-again")}</button>
    </@field.buttons>
  </form>
</@care.page>
