<#import "care-identity-page.ftl" as care>

<@care.page heading="care-identity-smartcard-register-title" login=false>
  <p>${msg("care-identity-smartcard-register-intro")}</p>
  <ol class="nhsuk-list nhsuk-list--number" id="care-identity-smartcard-steps">
    <li>${msg("care-identity-smartcard-insert")}</li>
    <li>${msg("care-identity-smartcard-choose")}</li>
    <li>${msg("care-identity-smartcard-passcode")}</li>
  </ol>
  <form id="care-identity-smartcard" action="${url.loginAction}" method="post" novalidate>
    <div class="nhsuk-button-group">
      <button class="nhsuk-button" id="care-identity-smartcard-go" type="submit" name="action"
              value="card">${msg("care-identity-smartcard-register-go")}</button>
      <#if careIdentity.appInitiated><@care.cancel/></#if>
    </div>
  </form>
</@care.page>
