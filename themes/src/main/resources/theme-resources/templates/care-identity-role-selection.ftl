<#import "care-identity-page.ftl" as care>

<#assign failed = messagesPerField.existsError("role")>
<#assign found = careIdentity.roles?has_content>
<#assign firstId = found?then("role-0", "search")>

<#macro role item index>
  <div class="nhsuk-radios__item">
    <input class="nhsuk-radios__input" id="role-${index}" name="role" type="radio" value="${item.id}"
           aria-describedby="role-${index}-hint">
    <label class="nhsuk-label nhsuk-radios__label" for="role-${index}">${item.job}</label>
    <div class="nhsuk-hint nhsuk-radios__hint" id="role-${index}-hint">
      <#if item.organisation?has_content>${item.organisation}<br></#if>
      ${msg("care-identity-role-code", item.code)}
    </div>
  </div>
</#macro>

<#macro search>
  <div class="nhsuk-form-group">
    <label class="nhsuk-label" for="search">${msg("care-identity-role-search")}</label>
    <div class="nhsuk-hint" id="search-hint">${msg("care-identity-role-search-hint")}</div>
    <input class="nhsuk-input nhsuk-input--width-20" id="search" name="search" type="search" autocomplete="off"
           spellcheck="false" value="${careIdentity.search}" aria-describedby="search-hint">
  </div>
  <#-- First in the form, so that Enter in the search field searches. -->
  <button class="nhsuk-button nhsuk-button--secondary" id="care-identity-search" type="submit" name="action"
          value="search">${msg("care-identity-role-search-go")}</button>
  <p id="care-identity-found" role="status">
    <#if found>${msg("care-identity-role-found", careIdentity.roles?size?c, careIdentity.total?c)}<#else>${msg("care-identity-role-none-found")}</#if>
  </p>
</#macro>

<@care.page heading="care-identity-role-title" field="role" fieldId=firstId>
  <form id="care-identity-role-selection" action="${url.loginAction}" method="post" novalidate>
    <p>${msg("care-identity-role-intro")}</p>
    <#if careIdentity.searchable><@search/></#if>
    <#if found>
      <div class="nhsuk-form-group<#if failed> nhsuk-form-group--error</#if>">
        <fieldset class="nhsuk-fieldset" aria-labelledby="kc-page-title"<#if failed> aria-describedby="role-error"</#if>>
          <@care.fieldError field="role"/>
          <div class="nhsuk-radios">
            <#list careIdentity.roles as item><@role item=item index=item?index/></#list>
          </div>
        </fieldset>
      </div>
      <button class="nhsuk-button" id="care-identity-continue" type="submit" name="action"
              value="continue">${msg("care-identity-continue")}</button>
    </#if>
  </form>
</@care.page>
