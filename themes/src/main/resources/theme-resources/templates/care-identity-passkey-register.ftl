<#import "care-identity-page.ftl" as care>
<#import "care-identity-webauthn.ftl" as webauthn>

<#assign failed = messagesPerField.existsError("label")>

<@care.page heading="care-identity-passkey-register-title" field="label" login=false>
  <p>${msg("care-identity-passkey-register-intro")}</p>
  <@webauthn.form ceremony="register" button="care-identity-passkey-register-go"; part>
    <#if part == "fields">
      <div class="nhsuk-form-group<#if failed> nhsuk-form-group--error</#if>">
        <label class="nhsuk-label" for="label">${msg("care-identity-passkey-label")}</label>
        <div class="nhsuk-hint" id="label-hint">${msg("care-identity-passkey-label-hint")}</div>
        <@care.fieldError field="label"/>
        <input class="nhsuk-input<#if failed> nhsuk-input--error</#if>" id="label" name="label" type="text" maxlength="60"
               autocomplete="off" aria-describedby="label-hint<#if failed> label-error</#if>">
      </div>
    <#elseif part == "buttons" && careIdentity.appInitiated>
      <@care.cancel/>
    </#if>
  </@webauthn.form>
</@care.page>
