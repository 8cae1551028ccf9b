<#import "care-identity-page.ftl" as care>

<@care.page heading="care-identity-push-title">
  <p id="care-identity-push-account">${msg("care-identity-push-remembered", careIdentity.account)}</p>
  <form id="care-identity-push" action="${url.loginAction}" method="post" novalidate>
    <div class="nhsuk-button-group">
      <button class="nhsuk-button" id="care-identity-continue" type="submit" name="action"
              value="send">${msg("care-identity-push-send")}</button>
      <button class="nhsuk-button nhsuk-button--secondary" id="care-identity-another-address" type="submit" name="action"
              value="another-address" formnovalidate>${msg("care-identity-app-another-address")}</button>
      <@care.anotherMethod/>
    </div>
  </form>
</@care.page>
