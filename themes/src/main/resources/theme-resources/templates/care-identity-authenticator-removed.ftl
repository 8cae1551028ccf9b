<#import "care-identity-page.ftl" as care>
<#import "care-identity-webauthn.ftl" as webauthn>

<@care.page heading="care-identity-authenticator-removed-title" login=false>
  <p>${msg("care-identity-authenticator-removed-intro")}</p>
  <@webauthn.signal words="care-identity-signal-removed"/>
  <form id="care-identity-authenticator-removed" action="${url.loginAction}" method="post" novalidate>
    <button class="nhsuk-button" id="care-identity-continue" type="submit" name="action"
            value="done">${msg("care-identity-continue")}</button>
  </form>
</@care.page>
