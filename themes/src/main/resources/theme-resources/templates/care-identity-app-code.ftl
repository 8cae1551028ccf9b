<#import "care-identity-page.ftl" as care>
<#import "care-identity-field.ftl" as field>

<@care.page heading=careIdentity.again?then("care-identity-app-code-again", "care-identity-app-code") field="otp">
  <form id="care-identity-app-code" action="${url.loginAction}" method="post" novalidate>
    <@field.line name="otp" label="care-identity-app-code-label" hint="care-identity-app-code-hint" mode="numeric"
                 autocomplete="one-time-code" width="10" focus=true/>
    <details class="nhsuk-details" id="care-identity-app-clock">
      <summary class="nhsuk-details__summary">
        <span class="nhsuk-details__summary-text">${msg("care-identity-app-clock")}</span>
      </summary>
      <div class="nhsuk-details__text"><p>${msg("care-identity-app-clock-text")}</p></div>
    </details>
    <div class="nhsuk-button-group">
      <button class="nhsuk-button" id="care-identity-continue" type="submit" name="action"
              value="continue">${msg("care-identity-continue")}</button>
      <button class="nhsuk-button nhsuk-button--secondary" id="care-identity-another-address" type="submit" name="action"
              value="another-address" formnovalidate>${msg("care-identity-app-another-address")}</button>
      <@care.anotherMethod/>
    </div>
  </form>
</@care.page>
