<#assign queueColumns = ["care-identity-console-column-person", "care-identity-console-column-authenticator",
  "care-identity-console-column-why", "care-identity-console-expires", "care-identity-console-column-action"]>
<#assign monthColumns = ["care-identity-console-column-month", "care-identity-console-column-number-cards"]>
<#assign methodColumns = ["care-identity-console-method", "care-identity-console-column-number-people",
  "care-identity-console-column-number-authenticators"]>
<#assign attentionColumns = ["care-identity-console-column-why", "care-identity-console-column-number-authenticators"]>

<@console.page name="organisation" heading="care-identity-console-organisation-title">
  <form novalidate>
    <@console.choice name="organisation" legend="care-identity-console-organisation-legend"
                     missing="care-identity-console-organisation-missing"/>
    <button class="nhsuk-button" type="submit">${msg("care-identity-continue")}</button>
  </form>
</@console.page>

<@console.page name="organisation-any" heading="care-identity-console-organisation-title">
  <form novalidate>
    <@console.line name="organisation" label="care-identity-console-organisation-code"
                   hint="care-identity-console-organisation-code-hint" class="nhsuk-input--width-10"/>
    <button class="nhsuk-button" type="submit">${msg("care-identity-continue")}</button>
  </form>
</@console.page>

<@console.page name="queue" heading="care-identity-console-queue-title" caption="care-identity-console-organisation-of">
  <p>${msg("care-identity-console-queue-intro")}</p>
  <@console.table slot="queue" label="care-identity-console-queue-title" columns=queueColumns shown=false/>
  <@console.sentence slot="full" words="care-identity-console-queue-full"/>
  <p data-slot="none">${msg("care-identity-console-queue-none")}</p>
</@console.page>

<@console.tableRow name="queue-row" columns=queueColumns cells=["person", "authenticator", "why", "expires", "action"]/>

<@console.page name="overview" heading="care-identity-console-overview-title" caption="care-identity-console-organisation-of">
  <div class="care-identity-console__figures">
    <p class="care-identity-console__figure">
      ${msg("care-identity-console-overview-people")} <span class="care-identity-console__count" data-slot="people"></span>
    </p>
    <p class="care-identity-console__figure">
      ${msg("care-identity-console-overview-without")} <span class="care-identity-console__count" data-slot="without"></span>
    </p>
    <p class="care-identity-console__figure">
      <a class="nhsuk-link" href="#/queue">${msg("care-identity-console-overview-attention")}</a>
      <span class="care-identity-console__count" data-slot="wanting"></span>
    </p>
  </div>
  <section>
    <h2 class="nhsuk-heading-m" id="care-identity-console-share">${msg("care-identity-console-overview-share")}</h2>
    <div class="care-identity-console__picture" data-slot="share"></div>
    <@console.sentence slot="shareWords" words="care-identity-console-overview-share-words"/>
  </section>
  <section>
    <h2 class="nhsuk-heading-m" id="care-identity-console-methods">${msg("care-identity-console-overview-methods")}</h2>
    <div class="care-identity-console__beside">
      <div class="care-identity-console__picture" data-slot="methodsPicture"></div>
      <@console.table slot="methods" label="care-identity-console-overview-methods" columns=methodColumns shown=false/>
    </div>
    <p data-slot="methodsNone">${msg("care-identity-console-overview-methods-none")}</p>
  </section>
  <section>
    <h2 class="nhsuk-heading-m" id="care-identity-console-expiring">${msg("care-identity-console-overview-expiring")}</h2>
    <div class="care-identity-console__picture" data-slot="expiringPicture"></div>
    <details class="nhsuk-details" data-if>
      <summary class="nhsuk-details__summary">
        <span class="nhsuk-details__summary-text">${msg("care-identity-console-overview-as-table")}</span>
      </summary>
      <div class="nhsuk-details__text">
        <@console.table slot="expiring" label="care-identity-console-overview-expiring" columns=monthColumns shown=false/>
      </div>
    </details>
    <p data-slot="expiringNone">${msg("care-identity-console-overview-expiring-none")}</p>
  </section>
  <section data-if>
    <h2 class="nhsuk-heading-m">${msg("care-identity-console-queue-title")}</h2>
    <@console.table slot="attention" label="care-identity-console-queue-title" columns=attentionColumns shown=false/>
  </section>
  <section data-if>
    <h2 class="nhsuk-heading-m">${msg("care-identity-console-export-title")}</h2>
    <p>${msg("care-identity-console-export-intro")}</p>
    <button class="nhsuk-button nhsuk-button--secondary" type="button" data-slot="export">${msg("care-identity-console-export-go")}</button>
    <p role="status" data-slot="exported" data-done="${msg("care-identity-console-export-done")}"></p>
  </section>
</@console.page>

<@console.tableRow name="method-row" columns=methodColumns cells=["method", "people", "authenticators"]/>
<@console.tableRow name="month-row" columns=monthColumns cells=["month", "cards"]/>
<@console.tableRow name="attention-row" columns=attentionColumns cells=["why", "authenticators"]/>
