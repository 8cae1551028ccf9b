<#import "care-identity-page.ftl" as care>

<#--
  A form that carries one WebAuthn ceremony: the options go out in data-options, the answer comes back in "credential".
  ceremony: "authenticate" or "register". button: message key of the button that starts it. Nested: fields of the form.
-->
<#macro form ceremony button>
  <script type="module" src="${url.resourcesPath}/js/care-identity-passkey.js"></script>
  <noscript><div class="nhsuk-inset-text" id="care-identity-no-script"><p>${msg("care-identity-no-script")}</p></div></noscript>
  <form id="care-identity-passkey" action="${url.loginAction}" method="post" novalidate data-ceremony="${ceremony}"
        data-options="${careIdentity.options}">
    <input type="hidden" name="credential" value="">
    <#nested "fields">
    <@messages ceremony=ceremony/>
    <div class="nhsuk-button-group">
      <button class="nhsuk-button" id="care-identity-passkey-go" type="submit" hidden>${msg(button)}</button>
      <#nested "buttons">
    </div>
  </form>
</#macro>

<#-- What the script says, in words from the message files: a script has no words of its own. -->
<#macro messages ceremony>
  <p class="care-identity-progress" id="care-identity-passkey-status" role="status"
     data-waiting="${msg("care-identity-passkey-waiting")}" data-sending="${msg("care-identity-passkey-sending")}"></p>
  <p class="nhsuk-error-message" id="care-identity-passkey-error" role="alert"
     data-not-allowed-error="${msg("care-identity-passkey-not-allowed-" + ceremony)}"
     data-invalid-state-error="${msg("care-identity-passkey-invalid-state-" + ceremony)}"
     data-security-error="${msg("care-identity-passkey-security")}"
     data-abort-error="${msg("care-identity-passkey-abort")}"
     data-not-supported-error="${msg("care-identity-passkey-not-supported")}"
     data-constraint-error="${msg("care-identity-passkey-not-supported")}"
     data-no-webauthn="${msg("care-identity-passkey-no-webauthn")}"
     data-other="${msg("care-identity-passkey-other")}"></p>
</#macro>
