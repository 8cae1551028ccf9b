<#import "care-identity-page.ftl" as care>

<@care.page heading="care-identity-smartcard-expiring-title" login=false>
  <p id="care-identity-smartcard-expires">${msg("care-identity-smartcard-expiring-intro", careIdentity.expires)}</p>
  <p>${msg("care-identity-smartcard-expiring-todo")}</p>
  <form id="care-identity-smartcard-expiring" action="${url.loginAction}" method="post" novalidate>
    <button class="nhsuk-button" id="care-identity-continue" type="submit" name="action"
            value="done">${msg("care-identity-continue")}</button>
  </form>
</@care.page>
