<#import "care-identity-page.ftl" as care>

<#function needsWebAuthn item>
  <#return item.webauthn!false>
</#function>

<#macro method item>
  <div class="nhsuk-radios__item">
    <input class="nhsuk-radios__input" id="method-${item.id}" name="method" type="radio" value="${item.id}"
           <#if (careIdentity.selected!"") == item.id>checked</#if> <#if needsWebAuthn(item)>data-webauthn</#if>
           <#if item.hint?has_content>aria-describedby="method-${item.id}-hint"</#if>>
    <label class="nhsuk-label nhsuk-radios__label" for="method-${item.id}">
      ${msg(item.label)}
      <#if item.testOnly><strong class="nhsuk-tag nhsuk-tag--orange">${msg("care-identity-test-only")}</strong></#if>
    </label>
    <#if item.hint?has_content>
      <div class="nhsuk-hint nhsuk-radios__hint" id="method-${item.id}-hint">${msg(item.hint)}</div>
    </#if>
    <#if needsWebAuthn(item)>
      <div class="care-identity-lack nhsuk-radios__hint" id="method-${item.id}-lack" hidden>${msg("care-identity-method-lack")}</div>
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

<#-- Shown by the script where the browser has no WebAuthn. -->
<#macro noWebAuthn>
  <#local others = careIdentity.methods?filter(item -> !needsWebAuthn(item))?has_content>
  <#if careIdentity.methods?filter(needsWebAuthn)?has_content>
    <div class="nhsuk-inset-text" id="care-identity-no-webauthn" role="status" hidden>
      <p>${msg("care-identity-no-webauthn-" + others?then("others", "none"))}</p>
    </div>
  </#if>
</#macro>

<#--
  A field in which the browser itself lists the passkeys of this device; shown by the script where the browser can. It is no
  part of the form around it: it has no name, and Enter in it does not continue.
-->
<#macro passkeysOfThisDevice>
  <div class="nhsuk-form-group" id="care-identity-passkeys-group" hidden>
    <label class="nhsuk-label" for="care-identity-passkeys">${msg("care-identity-conditional-label")}</label>
    <div class="nhsuk-hint" id="care-identity-passkeys-hint">${msg("care-identity-conditional-hint")}</div>
    <input class="nhsuk-input nhsuk-input--width-20" id="care-identity-passkeys" form="care-identity-conditional" type="text"
           autocomplete="username webauthn" autocapitalize="none" spellcheck="false"
           aria-describedby="care-identity-passkeys-hint">
  </div>
  <p class="nhsuk-error-message" id="care-identity-conditional-error" role="alert"
     data-other="${msg("care-identity-conditional-failed")}"></p>
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
  <script type="module" src="${url.resourcesPath}/js/care-identity-login-method.js"></script>
  <@noWebAuthn/>
  <form id="care-identity-login-method" action="${url.loginAction}" method="post" novalidate>
    <div class="nhsuk-form-group<#if failed> nhsuk-form-group--error</#if>">
      <fieldset class="nhsuk-fieldset" aria-labelledby="kc-page-title"<#if failed> aria-describedby="method-error"</#if>>
        <@care.fieldError field="method"/>
        <div class="nhsuk-radios"><@methods/></div>
      </fieldset>
    </div>
    <#if (careIdentity.conditional)?has_content><@passkeysOfThisDevice/></#if>
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
  <#if (careIdentity.conditional)?has_content>
    <form id="care-identity-conditional" action="${url.loginAction}" method="post" novalidate
          data-options="${careIdentity.conditional}">
      <input type="hidden" name="action" value="conditional">
      <input type="hidden" name="credential" value="">
    </form>
  </#if>
</@care.page>
