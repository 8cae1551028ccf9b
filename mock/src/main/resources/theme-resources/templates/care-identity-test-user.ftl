<#import "care-identity-page.ftl" as care>

<#-- The form of the mock authorisation service: id kc-form-login, one field. Suppliers' automated tests rely on both. -->
<#assign failed = messagesPerField.existsError("username")>

<@care.page heading="care-identity-test-user-title" field="username">
  <form id="kc-form-login" action="${url.loginAction}" method="post" novalidate>
    <div class="nhsuk-form-group<#if failed> nhsuk-form-group--error</#if>">
      <label class="nhsuk-label" for="username">${msg("care-identity-test-user-name")}</label>
      <div class="nhsuk-hint" id="username-hint">${msg("care-identity-test-user-hint")}</div>
      <@care.fieldError field="username"/>
      <input class="nhsuk-input<#if failed> nhsuk-input--error</#if>" id="username" name="username" type="text"
             autocomplete="off" autocapitalize="none" spellcheck="false" autofocus
             aria-describedby="username-hint<#if failed> username-error</#if>">
    </div>
    <div class="nhsuk-button-group">
      <button class="nhsuk-button" id="kc-login" name="login" type="submit">${msg("care-identity-test-user-go")}</button>
      <@care.anotherMethod/>
    </div>
  </form>
</@care.page>
