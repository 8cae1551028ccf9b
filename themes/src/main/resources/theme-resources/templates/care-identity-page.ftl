<#import "template.ftl" as layout>

<#--
  The frame of every page of ours: heading, what went wrong, who is logged in here already, and the application.
  heading: message key of the h1 and of the window's title. field: name of the form control that an error can belong to, and
  fieldId where its id is another. login: whether the page is a step on the way into an application.
-->
<#macro page heading field="" fieldId=field login=true>
  <#local failed = message?has_content && message.type == "error">
  <#global title = failed?then(msg("care-identity-error-prefix") + " ", "") + msg(heading) + " - " + msg("care-identity-name")>
  <@layout.registrationLayout displayMessage=false; section>
    <#if section == "header">
      ${msg(heading)}
    <#elseif section == "form">
      <script type="module" src="${url.resourcesPath}/js/care-identity-page.js"></script>
      <#if failed>
        <@errorSummary field=field fieldId=fieldId/>
      <#elseif message?has_content && (message.type != "warning" || !isAppInitiatedAction??)>
        <div class="nhsuk-inset-text" id="care-identity-message" role="status"><p>${message.summary}</p></div>
      </#if>
      <#if login && (careIdentity.application)?has_content>
        <p id="care-identity-application">${msg("care-identity-application", careIdentity.application)}</p>
      </#if>
      <#nested>
      <@notYou/>
    </#if>
  </@layout.registrationLayout>
</#macro>

<#macro errorSummary field fieldId>
  <div class="nhsuk-error-summary" id="care-identity-error" role="alert">
    <h2 class="nhsuk-error-summary__heading">${msg("care-identity-error-heading")}</h2>
    <div class="nhsuk-error-summary__body">
      <ul class="nhsuk-list nhsuk-error-summary__list">
        <li>
          <#if field?has_content && messagesPerField.existsError(field)>
            <a href="#${fieldId}">${messagesPerField.get(field)}</a>
          <#else>
            ${message.summary}
          </#if>
        </li>
      </ul>
    </div>
  </div>
</#macro>

<#-- The error at the form control itself. -->
<#macro fieldError field>
  <#if messagesPerField.existsError(field)>
    <span class="nhsuk-error-message" id="${field}-error">
      <span class="nhsuk-u-visually-hidden">${msg("care-identity-error-prefix")}</span> ${messagesPerField.get(field)}
    </span>
  </#if>
</#macro>

<#-- Another person's session runs in this browser: say so, name nobody, and offer to end it. -->
<#macro notYou>
  <#if (careIdentity.sessionExists)!false>
    <div class="care-identity-not-you" id="care-identity-not-you">
      <p>${msg("care-identity-session-exists")}</p>
      <p><a id="care-identity-restart" href="${url.loginRestartFlowUrl}">${msg("care-identity-not-you")}</a></p>
    </div>
  </#if>
</#macro>

<#macro anotherMethod>
  <#if (careIdentity.otherMethods)!false>
    <button class="nhsuk-button nhsuk-button--secondary" id="care-identity-another-method" type="submit" name="action"
            value="another-method" formnovalidate>${msg("care-identity-another-method")}</button>
  </#if>
</#macro>

<#macro cancel>
  <button class="nhsuk-button nhsuk-button--secondary" id="care-identity-cancel" type="submit" name="cancel-aia" value="true"
          formnovalidate>${msg("care-identity-cancel")}</button>
</#macro>
