<#import "care-identity-page.ftl" as care>

<#macro name item>${item.label?has_content?then(item.label, msg(item.method))}</#macro>

<#-- One that stands for several of the same words: the name of the authenticator tells a screen reader which. -->
<#macro button item action words style>
  <button class="nhsuk-button nhsuk-button--${style}" type="submit" name="action" value="${action}">
    ${msg(words)}<span class="nhsuk-u-visually-hidden"> <@name item=item/></span>
  </button>
</#macro>

<#macro details item>
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
  <#if careIdentity.manages && !item.manages>
    <br>${msg("care-identity-authenticator-level")}
  </#if>
</#macro>

<#macro authenticator item index>
  <li id="care-identity-authenticator-${index}">
    <h2 class="nhsuk-heading-s">
      <@name item=item/>
      <#if item.status != "active">
        <strong class="nhsuk-tag nhsuk-tag--red">${msg("care-identity-authenticator-" + item.status)}</strong>
      </#if>
    </h2>
    <p class="nhsuk-hint"><@details item=item/></p>
    <#assign losable = item.status != "suspended">
    <#if item.manages || losable>
      <form action="${url.loginAction}" method="post" novalidate>
        <input type="hidden" name="credentialId" value="${item.id}">
        <div class="nhsuk-button-group">
          <#if losable>
            <@button item=item action="lost" words="care-identity-manage-authenticators-report-lost" style="warning"/>
          </#if>
          <#if item.manages>
            <@button item=item action="rename" words="care-identity-manage-authenticators-rename" style="secondary"/>
            <@button item=item action="remove" words="care-identity-manage-authenticators-remove" style="secondary"/>
          </#if>
        </div>
      </form>
    </#if>
  </li>
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

<@care.page heading="care-identity-manage-authenticators-title" login=false>
  <#if careIdentity.authenticators?has_content>
    <p>${msg("care-identity-manage-authenticators-intro")} ${msg("care-identity-manage-authenticators-lost")}</p>
    <#if !careIdentity.manages>
      <p id="care-identity-level">${msg("care-identity-manage-authenticators-level")}</p>
    </#if>
    <ul class="care-identity-own-authenticators" id="care-identity-authenticators">
      <#list careIdentity.authenticators as item><@authenticator item=item index=item?index/></#list>
    </ul>
  <#else>
    <p id="care-identity-no-authenticator">${msg("care-identity-manage-authenticators-none")}</p>
  </#if>
  <form action="${url.loginAction}" method="post" novalidate>
    <#if careIdentity.methods?has_content><@registration/></#if>
    <#if careIdentity.stopped>
      <button class="nhsuk-button" id="care-identity-continue" type="submit" name="action"
              value="done">${msg("care-identity-continue")}</button>
    <#else>
      <@care.cancel/>
    </#if>
  </form>
</@care.page>
