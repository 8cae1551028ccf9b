<#import "care-identity-page.ftl" as care>
<#import "care-identity-field.ftl" as field>
<#import "care-identity-elsewhere.ftl" as elsewhere>

<@care.page heading="care-identity-push-title" field=field.failed(["email", "password"])>
  <@elsewhere.methods/>
  <p>${msg("care-identity-push-intro")}</p>
  <form id="care-identity-push" action="${url.loginAction}" method="post" novalidate>
    <@field.line name="email" label="care-identity-app-email" type="email" value=careIdentity.email autocomplete="username"
                 focus=!careIdentity.email?has_content/>
    <@field.line name="password" label="care-identity-app-password" type="password" autocomplete="current-password"
                 focus=careIdentity.email?has_content/>
    <#if (careIdentity.days > 0)>
      <div class="nhsuk-form-group">
        <div class="nhsuk-checkboxes">
          <div class="nhsuk-checkboxes__item">
            <input class="nhsuk-checkboxes__input" id="remember" name="remember" type="checkbox" value="true"
                   aria-describedby="remember-hint">
            <label class="nhsuk-label nhsuk-checkboxes__label" for="remember">${msg("care-identity-push-remember",
              careIdentity.days)}</label>
            <div class="nhsuk-hint nhsuk-checkboxes__hint" id="remember-hint">${msg("care-identity-remember-hint")}</div>
          </div>
        </div>
      </div>
    </#if>
    <div class="nhsuk-button-group">
      <button class="nhsuk-button" id="care-identity-continue" type="submit" name="action"
              value="continue">${msg("care-identity-continue")}</button>
      <@care.anotherMethod/>
    </div>
  </form>
</@care.page>
