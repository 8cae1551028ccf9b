<#import "care-identity-page.ftl" as care>

<#--
  What ends a ceremony, by the exception's name (WebAuthn Level 3 sections 5.1.3 and 5.1.4, Web IDL section 2.8.1, and what
  browsers throw besides), and the message that helps. A test holds that each has words.
-->
<#assign errors = {
  "abort-error": "abort", "constraint-error": "constraint", "data-error": "misunderstood",
  "encoding-error": "misunderstood", "invalid-state-error": "invalid-state", "network-error": "network",
  "not-allowed-error": "not-allowed", "not-readable-error": "device-fault", "not-supported-error": "not-supported",
  "operation-error": "pending", "quota-exceeded-error": "full", "security-error": "security",
  "syntax-error": "misunderstood", "timeout-error": "timeout", "type-error": "misunderstood",
  "unknown-error": "device-fault", "other": "other"
}>

<#-- The words for a ceremony with the device of a login method: the most specific message that there is. -->
<#function words key ceremony>
  <#local common = "care-identity-webauthn-" + key>
  <#list ["-" + ceremony + "-" + careIdentity.method, "-" + careIdentity.method, "-" + ceremony] as suffix>
    <#if msg(common + suffix) != common + suffix><#return msg(common + suffix)></#if>
  </#list>
  <#return msg(common)>
</#function>

<#--
  A form that carries one WebAuthn ceremony: the options go out in data-options, the answer comes back in "credential".
  ceremony: "authenticate" or "register". button: message key of the button that starts it. secondary: whether there is a
  better way on. Nested: "fields" of the form, the "first" of its buttons, and the other "buttons".
-->
<#macro form ceremony button secondary=false>
  <script type="module" src="${url.resourcesPath}/js/care-identity-webauthn.js"></script>
  <noscript><div class="nhsuk-inset-text" id="care-identity-no-script"><p>${msg("care-identity-no-script")}</p></div></noscript>
  <form id="care-identity-webauthn" action="${url.loginAction}" method="post" novalidate data-ceremony="${ceremony}"
        data-options="${careIdentity.options}">
    <input type="hidden" name="credential" value="">
    <#nested "fields">
    <@messages ceremony=ceremony/>
    <div class="nhsuk-button-group">
      <#nested "first">
      <button class="nhsuk-button<#if secondary> nhsuk-button--secondary</#if>" id="care-identity-webauthn-go" type="submit"
              hidden>${msg(button)}</button>
      <button class="nhsuk-button nhsuk-button--secondary" id="care-identity-webauthn-stop" type="button"
              hidden>${msg("care-identity-webauthn-stop")}</button>
      <#nested "buttons">
    </div>
  </form>
</#macro>

<#-- What the script says, in words from the message files: a script has no words of its own. -->
<#macro messages ceremony>
  <#local elsewhere = (careIdentity.otherMethods!false)?then(" " + msg("care-identity-webauthn-elsewhere"), "")>
  <p class="care-identity-progress" id="care-identity-webauthn-status" role="status"
     data-waiting="${words("waiting", ceremony)}" data-sending="${msg("care-identity-webauthn-sending")}"
     data-stopped="${msg("care-identity-webauthn-stopped")}"></p>
  <p class="nhsuk-error-message" id="care-identity-webauthn-error" role="alert"
     <#list errors as error, key>data-${error}="${words(key, ceremony)}"
     </#list>
     <#list ["missing", "outdated", "insecure"] as lack>data-${lack}="${words(lack, ceremony)}${elsewhere}"
     </#list>></p>
</#macro>

<#--
  Tells the browser which credentials the server no longer knows (WebAuthn Level 3 section 5.1.10), and the person what is
  left to do: without the script's help everything.
-->
<#macro signal words>
  <#if (careIdentity.signal)?has_content>
    <script type="module" src="${url.resourcesPath}/js/care-identity-signal.js"></script>
    <div id="care-identity-signal" role="status" data-signal="${careIdentity.signal}">
      <p id="care-identity-signal-by-hand">${msg(words + "-by-hand")}</p>
      <p id="care-identity-signal-sent" hidden>${msg(words + "-sent")}</p>
    </div>
  </#if>
</#macro>
