<#import "care-identity-page.ftl" as care>

<#-- A card, chip first, on its way into a reader. The steps below say it in words. -->
<#macro picture>
  <svg class="care-identity-smartcard-picture" viewBox="10 4 260 114" width="260" height="114" aria-hidden="true" focusable="false">
    <path class="care-identity-smartcard-picture__arrow" d="M36 18h64m-14-11 14 11-14 11"/>
    <rect class="care-identity-smartcard-picture__card" x="12" y="42" width="158" height="56" rx="6"/>
    <path class="care-identity-smartcard-picture__line" d="M28 60h44M28 80h28"/>
    <rect class="care-identity-smartcard-picture__chip" x="104" y="57" width="30" height="26" rx="4"/>
    <path class="care-identity-smartcard-picture__line" d="M104 70h10m10 0h10M114 57v26m10-26v26"/>
    <rect class="care-identity-smartcard-picture__reader" x="148" y="24" width="120" height="92" rx="12"/>
    <path class="care-identity-smartcard-picture__slot" d="M148 36v68"/>
    <circle class="care-identity-smartcard-picture__light" cx="246" cy="44" r="6"/>
  </svg>
</#macro>

<#assign unlock = msg("care-identity-smartcard-unlock-url")?trim>

<@care.page heading="care-identity-smartcard-title">
  <@picture/>
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
  <#if unlock?has_content>
    <p><a id="care-identity-smartcard-unlock" href="${unlock}">${msg("care-identity-smartcard-unlock")}</a></p>
  </#if>
  <p id="care-identity-smartcard-leave">${msg("care-identity-smartcard-leave")}</p>
</@care.page>
