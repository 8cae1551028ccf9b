<@console.page name="authenticators" heading="care-identity-console-person" caption="care-identity-console-authenticators">
  <div data-slot="navigation"></div>
  <div data-slot="stronger-login"></div>
  <a class="nhsuk-button" href="#/" role="button" draggable="false" data-slot="issue">${msg("care-identity-console-issue-title")}</a>
  <div data-slot="list"></div>
  <section data-slot="links"></section>
</@console.page>

<@console.part name="authenticators-none">
  <p>${msg("care-identity-console-authenticators-none")}</p>
</@console.part>

<@console.part name="authenticator">
  <div class="nhsuk-card" data-slot="card">
    <div class="nhsuk-card__content">
      <h2 class="nhsuk-card__heading nhsuk-heading-m" data-slot="name"></h2>
      <p class="care-identity-console__tags" data-slot="tags"></p>
      <ul class="nhsuk-list care-identity-console__warnings" data-slot="warnings"></ul>
      <div data-slot="facts"></div>
      <p class="care-identity-console__actions" data-slot="changes"></p>
    </div>
  </div>
</@console.part>

<@console.part name="facts">
  <dl class="nhsuk-summary-list">
    <@console.row slot="method" label="care-identity-console-method"/>
    <@console.row slot="level" label="care-identity-console-level"/>
    <@console.row slot="model" label="care-identity-console-model"/>
    <@console.row slot="issuer" label="care-identity-console-issuer"/>
    <@console.row slot="registered" label="care-identity-console-registered"/>
    <@console.row slot="lastUsed" label="care-identity-console-last-used"/>
    <@console.row slot="expires" label="care-identity-console-expires"/>
    <@console.row slot="statusReason" label="care-identity-console-status-reason"/>
  </dl>
</@console.part>

<#macro change name go class="">
  <@console.page name=name heading="care-identity-console-${name}-title" caption="care-identity-console-person">
    <@console.sentence slot="intro" words="care-identity-console-${name}-intro"/>
    <div data-slot="facts"></div>
    <form novalidate>
      <@console.reason/>
      <#nested>
      <@console.buttons go=go class=class/>
    </form>
  </@console.page>
</#macro>

<@change name="suspension" go="care-identity-console-suspension-go"/>
<@change name="resumption" go="care-identity-console-resumption-go"/>
<@change name="confirmation" go="care-identity-console-confirmation-go">
  <@console.tick name="confirm" label="care-identity-console-confirmation-tick" missing="care-identity-console-confirmation-missing"/>
</@change>
<@change name="removal" go="care-identity-console-removal-go" class="nhsuk-button--warning">
  <@console.tick name="confirm" label="care-identity-console-removal-tick" missing="care-identity-console-removal-missing"/>
</@change>
<@change name="refusal" go="care-identity-console-refusal-go" class="nhsuk-button--warning">
  <@console.tick name="confirm" label="care-identity-console-refusal-tick" missing="care-identity-console-refusal-missing"/>
</@change>
