<#import "care-identity-page.ftl" as care>
<#import "care-identity-field.ftl" as field>

<#--
  Where a registration link leads. Opening it takes a form, which the browser sends by itself: programs that look at links in
  advance send none.
-->
<#assign headings = {
  "issued": "care-identity-link-title",
  "opened": "care-identity-link-title",
  "pending": "care-identity-link-title-over",
  "over": "care-identity-link-title-over",
  "elsewhere": "care-identity-link-title-elsewhere"
}>
<@care.page heading=headings[careIdentity.state] field="passphrase" login=false>
  <#if careIdentity.state == "over">
    <p>${msg("care-identity-link-over")}</p>
  <#elseif careIdentity.state == "pending">
    <p>${msg("care-identity-link-pending")}</p>
  <#elseif careIdentity.state == "elsewhere">
    <p>${msg("care-identity-link-elsewhere")}</p>
  <#else>
    <dl class="nhsuk-summary-list" id="care-identity-link">
      <@line key="care-identity-link-method">${msg(careIdentity.method)}</@line>
      <@line key="care-identity-link-issuer">${careIdentity.issuer}<#if careIdentity.organisation?has_content> (${careIdentity.organisation})</#if></@line>
      <@line key="care-identity-link-reason">${careIdentity.reason}</@line>
      <@line key="care-identity-link-expires">${careIdentity.expires}</@line>
    </dl>
    <#if careIdentity.state == "issued">
      <script type="module" src="${url.resourcesPath}/js/care-identity-open-link.js"></script>
      <form id="care-identity-open-link" method="post">
        <button class="nhsuk-button" type="submit" name="action" value="open">${msg("care-identity-link-open")}</button>
      </form>
    <#else>
      <form id="care-identity-passphrase" method="post" novalidate>
        <@field.line name="passphrase" label="care-identity-link-passphrase" hint="care-identity-link-passphrase-hint"
                     width="10" longest="40" focus=true/>
        <button class="nhsuk-button" id="care-identity-continue" type="submit">${msg("care-identity-link-continue")}</button>
      </form>
      <p>${msg("care-identity-link-not-you")}</p>
    </#if>
  </#if>
</@care.page>

<#macro line key>
  <div class="nhsuk-summary-list__row">
    <dt class="nhsuk-summary-list__key">${msg(key)}</dt>
    <dd class="nhsuk-summary-list__value"><#nested></dd>
  </div>
</#macro>
