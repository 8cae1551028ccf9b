<#import "care-identity-page.ftl" as care>
<#import "care-identity-field.ftl" as field>

<@care.page heading="care-identity-app-emailed-title" field="emailedPassword" login=false>
  <p>${msg("care-identity-app-emailed-intro")}</p>
  <form id="care-identity-app-register-emailed" action="${url.loginAction}" method="post" novalidate>
    <@field.line name="emailedPassword" label="care-identity-app-emailed-label" hint="care-identity-app-emailed-hint"
                 mode="numeric" autocomplete="one-time-code" width="10"/>
    <@field.buttons go="care-identity-continue">
      <button class="nhsuk-button nhsuk-button--secondary" id="care-identity-send-again" type="submit" name="action"
              value="send-again" formnovalidate>${msg("care-identity-app-emailed-again")}</button>
    </@field.buttons>
  </form>
</@care.page>
