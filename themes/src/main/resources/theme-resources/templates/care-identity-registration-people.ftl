<#assign foundColumns = ["care-identity-console-column-name", "care-identity-console-column-uuid",
  "care-identity-console-column-account", "care-identity-console-column-action"]>

<@console.page name="find" heading="care-identity-console-find-title">
  <form id="care-identity-console-find" novalidate>
    <@console.choice name="by" legend="care-identity-console-find-by" missing="care-identity-console-find-by-missing"/>
    <div class="nhsuk-form-group" data-group="text">
      <label class="nhsuk-label" for="text" data-slot="asked"></label>
      <div class="nhsuk-hint" id="text-hint" data-slot="asked-hint"></div>
      <input class="nhsuk-input" id="text" name="text" type="text" autocomplete="off" autocapitalize="none" spellcheck="false"
             aria-describedby="text-hint" data-missing="${msg("care-identity-console-find-missing")}">
    </div>
    <button class="nhsuk-button" type="submit">${msg("care-identity-console-find-go")}</button>
  </form>
  <p class="care-identity-console__count-line" role="status" data-slot="count"></p>
  <div data-slot="results"></div>
</@console.page>

<@console.part name="found">
  <div>
    <@console.table slot="people" label="care-identity-console-found" columns=foundColumns shown=false/>
    <button class="nhsuk-button nhsuk-button--secondary" type="button" data-slot="more">${msg("care-identity-console-more")}</button>
  </div>
</@console.part>

<@console.tableRow name="found-row" columns=foundColumns cells=["name", "uuid", "account", "action"]/>

<@console.part name="radio">
  <div class="nhsuk-radios__item">
    <input class="nhsuk-radios__input" type="radio" data-slot="radio">
    <label class="nhsuk-label nhsuk-radios__label" data-slot="radio-label"></label>
    <div class="nhsuk-hint nhsuk-radios__hint" data-slot="radio-hint"></div>
  </div>
</@console.part>

<@console.part name="person-navigation">
  <nav class="care-identity-console__tabs" aria-label="${msg("care-identity-console-person-navigation")}">
    <ul>
      <li><a href="#/" data-slot="profile">${msg("care-identity-console-profile")}</a></li>
      <li><a href="#/" data-slot="authenticators">${msg("care-identity-console-authenticators")}</a></li>
    </ul>
  </nav>
</@console.part>

<@console.page name="profile" heading="care-identity-console-person" caption="care-identity-console-profile">
  <div data-slot="navigation"></div>
  <dl class="nhsuk-summary-list">
    <@console.row slot="uuid" label="care-identity-console-column-uuid"/>
    <@console.row slot="email" label="care-identity-console-email"/>
    <@console.row slot="account" label="care-identity-console-column-account"/>
    <@console.row slot="organisations" label="care-identity-console-organisations"/>
  </dl>
  <a class="nhsuk-button nhsuk-button--secondary" href="#/" role="button" draggable="false"
     data-slot="unlock">${msg("care-identity-console-unlock-title")}</a>
</@console.page>

<@console.page name="unlock" heading="care-identity-console-unlock-title" caption="care-identity-console-person">
  <p>${msg("care-identity-console-unlock-intro")}</p>
  <@console.sentence slot="email" words="care-identity-console-unlock-email"/>
  <form novalidate>
    <@console.reason hint="care-identity-console-reason-hint-record"/>
    <@console.buttons go="care-identity-console-unlock-go"/>
  </form>
</@console.page>
