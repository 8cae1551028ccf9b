<#import "care-identity-page.ftl" as care>

<#assign failed = messagesPerField.existsError("credentialId")>

<#macro authenticator item index>
  <div class="nhsuk-radios__item">
    <input class="nhsuk-radios__input" id="credential-${index}" name="credentialId" type="radio" value="${item.id}"
           aria-describedby="credential-${index}-hint">
    <label class="nhsuk-label nhsuk-radios__label" for="credential-${index}">
      ${item.label?has_content?then(item.label, msg(item.method))}
      <#if item.status != "active">
        <strong class="nhsuk-tag nhsuk-tag--red">${msg("care-identity-authenticator-" + item.status)}</strong>
      </#if>
    </label>
    <div class="nhsuk-hint nhsuk-radios__hint" id="credential-${index}-hint">
      ${msg(item.method)}.
      ${msg("care-identity-authenticator-created", item.created)}
      <#if item.lastUsed?has_content>
        ${msg("care-identity-authenticator-last-used", item.lastUsed)}
      <#else>
        ${msg("care-identity-authenticator-never-used")}
      </#if>
      <#if item.expires?has_content>
        ${msg("care-identity-authenticator-expires", item.expires)}
      </#if>
      <#if item.status != "active">
        <br>${msg("care-identity-authenticator-" + item.status + "-hint")}
      </#if>
    </div>
  </div>
</#macro>

<#macro removal>
  <p>${msg("care-identity-manage-authenticators-intro")}</p>
  <div class="nhsuk-form-group<#if failed> nhsuk-form-group--error</#if>">
    <fieldset class="nhsuk-fieldset" aria-label="${msg("care-identity-manage-authenticators-legend")}"
              <#if failed>aria-describedby="credentialId-error"</#if>>
      <@care.fieldError field="credentialId"/>
      <div class="nhsuk-radios">
        <#list careIdentity.authenticators as item><@authenticator item=item index=item?index/></#list>
      </div>
    </fieldset>
  </div>
  <button class="nhsuk-button nhsuk-button--warning" id="care-identity-remove" type="submit" name="action"
          value="remove">${msg("care-identity-manage-authenticators-remove")}</button>
</#macro>

<#macro registration>
  <h2 class="nhsuk-heading-m">${msg("care-identity-manage-authenticators-add")}</h2>
  <div class="nhsuk-button-group">
    <#list careIdentity.methods as item>
      <button class="nhsuk-button nhsuk-button--secondary" id="care-identity-register-${item}" type="submit" name="action"
              value="register:${item}">${msg("care-identity-" + item + "-create")}</button>
    </#list>
  </div>
</#macro>

<@care.page heading="care-identity-manage-authenticators-title" field="credentialId" fieldId="credential-0" login=false>
  <form id="care-identity-authenticators" action="${url.loginAction}" method="post" novalidate>
    <#if careIdentity.authenticators?has_content>
      <@removal/>
    <#else>
      <p id="care-identity-no-authenticator">${msg("care-identity-manage-authenticators-none")}</p>
    </#if>
    <#if careIdentity.methods?has_content><@registration/></#if>
    <@care.cancel/>
  </form>
</@care.page>
