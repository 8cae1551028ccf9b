<#import "care-identity-page.ftl" as care>

<#assign item = careIdentity.authenticator>
<#assign failed = messagesPerField.existsError("confirmed")>

<@care.page heading="care-identity-authenticator-last-title" field="confirmed" login=false>
  <p>${msg("care-identity-authenticator-last-intro", item.label?has_content?then(item.label, msg(item.method)))}</p>
  <p>${msg("care-identity-authenticator-last-stops")}</p>
  <ul class="nhsuk-list nhsuk-list--bullet">
    <li>${msg("care-identity-authenticator-last-applications")}</li>
    <li>${msg("care-identity-authenticator-last-sessions")}</li>
    <li>${msg("care-identity-authenticator-last-again")}</li>
  </ul>
  <form id="care-identity-authenticator-last" action="${url.loginAction}" method="post" novalidate>
    <input type="hidden" name="credentialId" value="${item.id}">
    <input type="hidden" name="warned" value="true">
    <div class="nhsuk-form-group<#if failed> nhsuk-form-group--error</#if>">
      <@care.fieldError field="confirmed"/>
      <div class="nhsuk-checkboxes">
        <div class="nhsuk-checkboxes__item">
          <input class="nhsuk-checkboxes__input" id="confirmed" name="confirmed" type="checkbox" value="true"
                 <#if failed>aria-describedby="confirmed-error"</#if>>
          <label class="nhsuk-label nhsuk-checkboxes__label"
                 for="confirmed">${msg("care-identity-authenticator-last-confirm")}</label>
        </div>
      </div>
    </div>
    <div class="nhsuk-button-group">
      <button class="nhsuk-button nhsuk-button--warning" id="care-identity-remove" type="submit" name="action"
              value="remove">${msg("care-identity-authenticator-last-go")}</button>
      <button class="nhsuk-button nhsuk-button--secondary" id="care-identity-back" type="submit" name="action" value="list"
              formnovalidate>${msg("care-identity-back")}</button>
    </div>
  </form>
</@care.page>
