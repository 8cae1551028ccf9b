<#import "care-identity-page.ftl" as care>

<@care.page heading="care-identity-smartcard-title">
  <ol class="nhsuk-list nhsuk-list--number" id="care-identity-smartcard-steps">
    <li>${msg("care-identity-smartcard-insert")}</li>
    <li>${msg("care-identity-smartcard-choose")}</li>
    <li>${msg("care-identity-smartcard-passcode")}</li>
  </ol>
  <form id="care-identity-smartcard" action="${url.loginAction}" method="post" novalidate>
    <div class="nhsuk-button-group">
      <button class="nhsuk-button" id="care-identity-smartcard-go" type="submit" name="action"
              value="card">${msg("care-identity-smartcard-go")}</button>
      <@care.anotherMethod/>
    </div>
  </form>
  <p id="care-identity-smartcard-leave">${msg("care-identity-smartcard-leave")}</p>
</@care.page>
