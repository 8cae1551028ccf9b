<#import "care-identity-page.ftl" as care>
<#import "care-identity-field.ftl" as field>

<@care.page heading="care-identity-app-connect-title" field=field.failed(["otp", "label"]) login=false>
  <ol class="nhsuk-list nhsuk-list--number">
    <li>${msg("care-identity-app-connect-install")}</li>
    <li>${msg("care-identity-app-connect-scan")}</li>
    <li>${msg("care-identity-app-connect-enter")}</li>
  </ol>
  <p><img class="care-identity-qr" id="care-identity-app-picture" src="data:image/png;base64,${careIdentity.picture}"
          alt="${msg("care-identity-app-connect-picture")}" width="246" height="246"></p>
  <details class="nhsuk-details" id="care-identity-app-by-hand">
    <summary class="nhsuk-details__summary">
      <span class="nhsuk-details__summary-text">${msg("care-identity-app-connect-by-hand")}</span>
    </summary>
    <div class="nhsuk-details__text">
      <p>${msg("care-identity-app-connect-key")}</p>
      <p><code class="care-identity-key" id="care-identity-app-key">${careIdentity.key}</code></p>
      <p>${msg("care-identity-app-connect-kind")}</p>
    </div>
  </details>
  <form id="care-identity-app-register-app" action="${url.loginAction}" method="post" novalidate>
    <@field.line name="otp" label="care-identity-app-code-label" hint="care-identity-app-connect-code-hint" mode="numeric"
                 autocomplete="one-time-code" width="10"/>
    <@field.line name="label" label="care-identity-fido-label" hint="care-identity-app-label-hint"
                 value=careIdentity.enteredLabel longest="60"/>
    <@field.buttons go="care-identity-app-register-go"/>
  </form>
</@care.page>
