<#import "care-identity-page.ftl" as care>
<#import "care-identity-webauthn.ftl" as webauthn>

<#assign failed = messagesPerField.existsError("label")>
<#assign method = "care-identity-" + careIdentity.method>
<#assign alternatives = careIdentity.alternatives![]>

<#-- A form of its own: Enter in the name of the device must not choose another login method. -->
<#macro others>
  <form class="nhsuk-inset-text" id="care-identity-alternatives" action="${url.loginAction}" method="post" novalidate>
    <input type="hidden" name="label" value="${careIdentity.enteredLabel!}">
    <p>${msg("care-identity-register-as-intro")}</p>
    <div class="nhsuk-button-group">
      <#list alternatives as other>
        <button class="nhsuk-button" type="submit" name="action"
                value="register-as:${other.id}">${msg("care-identity-" + other.id + "-register-as")}</button>
      </#list>
    </div>
  </form>
</#macro>

<@care.page heading=method + "-register-title" field="label" login=false>
  <#if alternatives?has_content><@others/></#if>
  <p>${msg(method + "-register-intro")}</p>
  <#if (careIdentity.certification)?has_content>
    <p id="care-identity-certification">${msg("care-identity-certification", careIdentity.certification)}</p>
  </#if>
  <@webauthn.form ceremony="register" button=method + "-register-go" secondary=alternatives?has_content; part>
    <#if part == "fields">
      <div class="nhsuk-form-group<#if failed> nhsuk-form-group--error</#if>">
        <label class="nhsuk-label" for="label">${msg("care-identity-fido-label")}</label>
        <div class="nhsuk-hint" id="label-hint">${msg(method + "-label-hint")}</div>
        <@care.fieldError field="label"/>
        <input class="nhsuk-input<#if failed> nhsuk-input--error</#if>" id="label" name="label" type="text" maxlength="60"
               value="${careIdentity.enteredLabel!}" autocomplete="off" aria-describedby="label-hint<#if failed> label-error</#if>">
      </div>
    <#elseif part == "buttons" && careIdentity.appInitiated>
      <@care.cancel/>
    </#if>
  </@webauthn.form>
</@care.page>
