<#import "care-identity-page.ftl" as care>

<@care.page heading="care-identity-smartcard-lost-title" login=false>
  <#if careIdentity.again??>
    <p><a class="nhsuk-button" id="care-identity-smartcard-again" href="${careIdentity.again}">${msg("care-identity-smartcard-lost-again")}</a></p>
  <#else>
    <p>${msg("care-identity-smartcard-lost-application")}</p>
  </#if>
  <p>${msg("care-identity-smartcard-leave")}</p>
</@care.page>
