<#-- What pages say of themselves, and the words that scripts choose between. -->

<@console.part name="errors">
  <div class="nhsuk-error-summary" role="alert" tabindex="-1" id="care-identity-console-error">
    <h2 class="nhsuk-error-summary__heading">${msg("care-identity-error-heading")}</h2>
    <div class="nhsuk-error-summary__body">
      <ul class="nhsuk-list nhsuk-error-summary__list" data-slot="errors"></ul>
      <p data-slot="detail"></p>
      <ul class="nhsuk-list nhsuk-list--bullet" data-slot="roles"></ul>
      <p data-slot="after"></p>
      <button class="nhsuk-button nhsuk-button--secondary" type="button"
              data-slot="stronger">${msg("care-identity-console-log-in-stronger")}</button>
      <button class="nhsuk-button nhsuk-button--secondary" type="button"
              data-slot="log-in">${msg("care-identity-console-log-in")}</button>
    </div>
  </div>
</@console.part>

<@console.part name="error">
  <span class="nhsuk-error-message"><span class="nhsuk-u-visually-hidden">${msg("care-identity-error-prefix")}</span> <span
    data-slot="text"></span></span>
</@console.part>

<@console.part name="success">
  <div class="nhsuk-notification-banner nhsuk-notification-banner--success" role="alert" id="care-identity-console-success"
       aria-labelledby="care-identity-console-success-title">
    <div class="nhsuk-notification-banner__header">
      <h2 class="nhsuk-notification-banner__title"
          id="care-identity-console-success-title">${msg("care-identity-console-success")}</h2>
    </div>
    <div class="nhsuk-notification-banner__content">
      <p class="nhsuk-notification-banner__heading" data-slot="text"></p>
    </div>
  </div>
</@console.part>

<@console.part name="weak">
  <div class="nhsuk-inset-text" id="care-identity-console-weak">
    <p data-slot="weak">${msg("care-identity-console-weak", "{0}")}</p>
    <button class="nhsuk-button nhsuk-button--secondary" type="button"
            data-slot="stronger">${msg("care-identity-console-log-in-stronger")}</button>
  </div>
</@console.part>

<@console.page name="problem" heading="care-identity-console-problem-title">
  <p data-slot="detail"></p>
  <button class="nhsuk-button" type="button" data-slot="stronger">${msg("care-identity-console-log-in-stronger")}</button>
  <button class="nhsuk-button nhsuk-button--secondary" type="button" data-slot="again">${msg("care-identity-console-again")}</button>
  <p><a class="nhsuk-link" href="#/" data-slot="start">${msg("care-identity-console-find-title")}</a></p>
</@console.page>

<@console.page name="role-missing" heading="care-identity-console-role-missing-title">
  <p data-slot="detail"></p>
  <div data-if>
    <p>${msg("care-identity-console-role-missing-roles")}</p>
    <ul class="nhsuk-list nhsuk-list--bullet" data-slot="roles"></ul>
  </div>
  <p>${msg("care-identity-console-role-missing-ask")}</p>
</@console.page>

<@console.page name="logged-out" heading="care-identity-console-logged-out-title">
  <p data-slot="detail"></p>
  <button class="nhsuk-button" type="button" data-slot="log-in">${msg("care-identity-console-log-in")}</button>
</@console.page>

<@console.part name="words">
  <div>
    <#list ["unreachable", "unreadable", "log-in-failed", "reloaded", "authenticator-gone", "link-gone", "proposal-gone", "unknown-page", "logged-out", "logged-out-why", "level-none", "file-changed", "all-organisations", "account-enabled", "account-disabled", "account-locked",
      "view-profile", "found-none", "found-count", "never-used", "authenticators-of", "own",
      "find-by-uuid", "find-by-name", "find-by-email", "find-uuid-hint", "find-name-hint", "find-email-hint",
      "status-active", "status-suspended", "status-quarantined", "status-disabled", "status-awaiting", "status-expiring",
      "change-suspension", "change-resumption", "change-removal", "change-confirmation", "change-refusal",
      "change-revocation", "change-renewal",
      "did-suspension", "did-resumption", "did-removal", "did-confirmation", "did-refusal", "did-revocation", "did-unlock",
      "did-approval", "job-state-approval", "job-state-waiting", "job-state-running", "job-state-done", "did-proposal-approval", "did-proposal-refusal",
      "link-state-issued", "link-state-opened",
      "operation-find", "operation-view", "operation-issue", "operation-confirm", "operation-suspend", "operation-resume",
      "operation-remove", "operation-unlock", "operation-overview", "operation-export", "operation-bulk",
      "proposal-state-proposed", "proposal-state-approved", "proposal-state-refused", "proposal-state-done",
      "proposal-approve", "proposal-refuse", "proposal-carry-out", "about"] as word>
      <span data-word="${word}">${msg("care-identity-console-" + word, "{0}", "{1}", "{2}")}</span>
    </#list>
    <#list ["smartcard", "windows-hello", "security-key", "ipad", "passkey", "nhsnet-connect", "authenticator-app", "push"] as method>
      <span data-word="method-${method}">${msg("care-identity-method-" + method)}</span>
    </#list>
  </div>
</@console.part>
