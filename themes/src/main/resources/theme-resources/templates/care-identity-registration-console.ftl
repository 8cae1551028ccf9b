<#import "care-identity-registration-parts.ftl" as console>

<#--
  The Registration Authority's console: one document, whose scripts ask the API as any other client does and put the templates
  below together. A document of its own and not a page of the login theme: it has another width, and must not be taken elsewhere
  by what the login pages do when another tab logs in.
-->
<!DOCTYPE html>
<html class="care-identity-console" lang="${lang}"<#if realm.internationalizationEnabled> dir="${(locale.rtl)?then("rtl", "ltr")}"</#if>>
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="referrer" content="no-referrer">
  <#-- Besides the realm's own policy: whatever gets into this page neither runs nor sends anything elsewhere. -->
  <meta http-equiv="Content-Security-Policy"
        content="default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'">
  <title>${msg("care-identity-console-name")}</title>
  <link rel="icon" href="${url.resourcesPath}/img/favicon.ico">
  <link rel="stylesheet" href="${url.resourcesPath}/css/care-identity-registration.css">
  <script type="module" src="${url.resourcesPath}/js/registration/console.js"></script>
</head>
<body data-client="${clientId}" data-name="${msg("care-identity-console-name")}">
  <a class="nhsuk-skip-link" href="#care-identity-console-main">${msg("care-identity-console-skip")}</a>
  <header class="care-identity-console__header">
    <div class="nhsuk-width-container care-identity-console__band">
      <span class="care-identity-console__name">${msg("care-identity-console-name")}</span>
      <div class="care-identity-console__agent" id="care-identity-console-agent" hidden>
        <span data-slot="agent"></span>
        <span data-slot="organisation"></span>
        <a href="#/organisation" data-slot="change" hidden>${msg("care-identity-console-organisation-change")}</a>
        <button type="button" id="care-identity-console-log-out">${msg("care-identity-console-log-out")}</button>
      </div>
    </div>
    <nav class="care-identity-console__navigation" id="care-identity-console-navigation" hidden
         aria-label="${msg("care-identity-console-navigation")}">
      <ul class="nhsuk-width-container">
        <li><a href="#/" data-operation="find">${msg("care-identity-console-find-title")}</a></li>
        <li><a href="#/queue" data-operation="overview">${msg("care-identity-console-queue-title")}</a></li>
        <li><a href="#/overview" data-operation="overview">${msg("care-identity-console-overview-title")}</a></li>
        <li><a href="#/bulk" data-operation="bulk">${msg("care-identity-console-bulk-title")}</a></li>
        <li><a href="#/proposals" data-operation="">${msg("care-identity-console-proposals-title")}</a></li>
      </ul>
    </nav>
  </header>
  <main class="nhsuk-width-container nhsuk-main-wrapper" id="care-identity-console-main">
    <p id="care-identity-console-loading" role="status" data-loading="${msg("care-identity-console-loading")}"></p>
    <div id="care-identity-console-page"></div>
    <noscript><p>${msg("care-identity-console-no-script")}</p></noscript>
  </main>
  <#include "care-identity-registration-people.ftl">
  <#include "care-identity-registration-authenticators.ftl">
  <#include "care-identity-registration-links.ftl">
  <#include "care-identity-registration-organisation.ftl">
  <#include "care-identity-registration-bulk.ftl">
  <#include "care-identity-registration-proposals.ftl">
  <#include "care-identity-registration-words.ftl">
</body>
</html>
