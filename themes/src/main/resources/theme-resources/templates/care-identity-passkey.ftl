<#import "care-identity-page.ftl" as care>
<#import "care-identity-webauthn.ftl" as webauthn>

<@care.page heading="care-identity-passkey-title">
  <p>${msg("care-identity-passkey-intro")}</p>
  <@webauthn.form ceremony="authenticate" button="care-identity-passkey-go"; part>
    <#if part == "buttons"><@care.anotherMethod/></#if>
  </@webauthn.form>
</@care.page>
