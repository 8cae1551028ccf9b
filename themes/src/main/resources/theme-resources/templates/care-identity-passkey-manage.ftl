<#import "care-identity-page.ftl" as care>

<#assign failed = messagesPerField.existsError("credentialId")>

<#macro passkey item index>
  <div class="nhsuk-radios__item">
    <input class="nhsuk-radios__input" id="credential-${index}" name="credentialId" type="radio" value="${item.id}"
           aria-describedby="credential-${index}-hint">
    <label class="nhsuk-label nhsuk-radios__label" for="credential-${index}">
      ${item.label?has_content?then(item.label, msg("care-identity-passkey-display-name"))}
    </label>
    <div class="nhsuk-hint nhsuk-radios__hint" id="credential-${index}-hint">
      ${msg("care-identity-passkey-created", item.created)}
      <#if item.lastUsed?has_content>
        ${msg("care-identity-passkey-last-used", item.lastUsed)}
      <#else>
        ${msg("care-identity-passkey-never-used")}
      </#if>
    </div>
  </div>
</#macro>

<@care.page heading="care-identity-passkey-manage-title" field="credentialId" fieldId="credential-0" login=false>
  <form id="care-identity-passkey-manage" action="${url.loginAction}" method="post" novalidate>
    <#if careIdentity.authenticators?has_content>
      <p>${msg("care-identity-passkey-manage-intro")}</p>
      <div class="nhsuk-form-group<#if failed> nhsuk-form-group--error</#if>">
        <fieldset class="nhsuk-fieldset" aria-label="${msg("care-identity-passkey-manage-legend")}"
                  <#if failed>aria-describedby="credentialId-error"</#if>>
          <@care.fieldError field="credentialId"/>
          <div class="nhsuk-radios">
            <#list careIdentity.authenticators as item><@passkey item=item index=item?index/></#list>
          </div>
        </fieldset>
      </div>
    <#else>
      <p id="care-identity-passkey-none">${msg("care-identity-passkey-none")}</p>
    </#if>
    <div class="nhsuk-button-group">
      <#if careIdentity.authenticators?has_content>
        <button class="nhsuk-button nhsuk-button--warning" id="care-identity-remove" type="submit" name="action"
                value="remove">${msg("care-identity-passkey-manage-go")}</button>
      </#if>
      <button class="nhsuk-button nhsuk-button--secondary" id="care-identity-register" type="submit" name="action"
              value="register">${msg("care-identity-passkey-another")}</button>
      <@care.cancel/>
    </div>
  </form>
</@care.page>
