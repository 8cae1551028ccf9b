<#import "care-identity-page.ftl" as care>
<#import "care-identity-field.ftl" as field>

<#assign item = careIdentity.authenticator>

<@care.page heading="care-identity-authenticator-rename-title" field="label" login=false>
  <form id="care-identity-authenticator-rename" action="${url.loginAction}" method="post" novalidate>
    <input type="hidden" name="credentialId" value="${item.id}">
    <p>${item.label?has_content?then(item.label, msg(item.method))}</p>
    <@field.line name="label" label="care-identity-authenticator-rename-label" hint="care-identity-authenticator-rename-hint"
                 value=careIdentity.entered longest="64"/>
    <div class="nhsuk-button-group">
      <button class="nhsuk-button" id="care-identity-continue" type="submit" name="action"
              value="rename-to">${msg("care-identity-authenticator-rename-go")}</button>
      <button class="nhsuk-button nhsuk-button--secondary" id="care-identity-back" type="submit" name="action" value="list"
              formnovalidate>${msg("care-identity-back")}</button>
    </div>
  </form>
</@care.page>
