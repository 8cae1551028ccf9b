<#import "care-identity-page.ftl" as care>

<#macro method item>
  <div class="nhsuk-radios__item">
    <input class="nhsuk-radios__input" id="method-${item.id}" name="method" type="radio" value="${item.id}"
           <#if (careIdentity.selected!"") == item.id>checked</#if>
           <#if item.hint?has_content>aria-describedby="method-${item.id}-hint"</#if>>
    <label class="nhsuk-label nhsuk-radios__label" for="method-${item.id}">
      ${msg(item.label)}
      <#if item.testOnly><strong class="nhsuk-tag nhsuk-tag--orange">${msg("care-identity-test-only")}</strong></#if>
    </label>
    <#if item.hint?has_content>
      <div class="nhsuk-hint nhsuk-radios__hint" id="method-${item.id}-hint">${msg(item.hint)}</div>
    </#if>
  </div>
</#macro>

<#macro methods>
  <#local tests = careIdentity.methods?filter(item -> item.testOnly)>
  <#local real = careIdentity.methods?filter(item -> !item.testOnly)>
  <#list real as item><@method item=item/></#list>
  <#if real?has_content && tests?has_content>
    <div class="nhsuk-radios__divider">${msg("care-identity-or")}</div>
  </#if>
  <#list tests as item><@method item=item/></#list>
</#macro>

<#macro terms>
  <#local elsewhere = msg("care-identity-terms-url")?trim>
  <h2 class="nhsuk-heading-s">${msg("care-identity-terms-heading")}</h2>
  <p>
    ${msg("care-identity-terms-sentence")}
    <a href="${elsewhere?has_content?then(elsewhere, "#terms-and-conditions")}">${msg("care-identity-terms-link")}</a>.
  </p>
  <#if !elsewhere?has_content>
    <details class="nhsuk-details">
      <summary class="nhsuk-details__summary">
        <span class="nhsuk-details__summary-text">${msg("care-identity-terms-summary")}</span>
      </summary>
      <div class="nhsuk-details__text" id="terms-and-conditions">${kcSanitize(msg("care-identity-terms-text"))?no_esc}</div>
    </details>
  </#if>
</#macro>

<#assign failed = messagesPerField.existsError("method")>
<#assign firstId><#list careIdentity.methods as item><#if item?is_first>method-${item.id}</#if></#list></#assign>

<@care.page heading="care-identity-login-method-title" field="method" fieldId=firstId>
  <form id="care-identity-login-method" action="${url.loginAction}" method="post" novalidate>
    <div class="nhsuk-form-group<#if failed> nhsuk-form-group--error</#if>">
      <fieldset class="nhsuk-fieldset" aria-labelledby="kc-page-title"<#if failed> aria-describedby="method-error"</#if>>
        <@care.fieldError field="method"/>
        <div class="nhsuk-radios"><@methods/></div>
      </fieldset>
    </div>
    <@terms/>
    <#-- The name keeps an answer without a selection from being empty: the server must tell it from a mere reload. -->
    <button class="nhsuk-button" id="care-identity-continue" type="submit" name="action"
            value="continue">${msg("care-identity-continue")}</button>
    <div class="nhsuk-form-group">
      <div class="nhsuk-checkboxes">
        <div class="nhsuk-checkboxes__item">
          <input class="nhsuk-checkboxes__input" id="remember" name="remember" type="checkbox" value="on"
                 aria-describedby="remember-hint" <#if careIdentity.selected?has_content>checked</#if>>
          <label class="nhsuk-label nhsuk-checkboxes__label" for="remember">${msg("care-identity-remember")}</label>
          <div class="nhsuk-hint nhsuk-checkboxes__hint" id="remember-hint">${msg("care-identity-remember-hint")}</div>
        </div>
      </div>
    </div>
  </form>
</@care.page>
