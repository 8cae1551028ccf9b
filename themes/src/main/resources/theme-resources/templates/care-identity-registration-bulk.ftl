<#assign jobColumns = ["care-identity-console-job-created", "care-identity-console-job-by", "care-identity-console-column-number-lines",
  "care-identity-console-proposal-state"]>
<#assign lineColumns = ["care-identity-console-column-line", "care-identity-console-column-uuid",
  "care-identity-console-column-operation", "care-identity-console-column-detail"]>
<#assign secretColumns = ["care-identity-console-column-line", "care-identity-console-column-uuid", "care-identity-console-new-link",
  "care-identity-console-passphrase"]>

<@console.page name="bulk" heading="care-identity-console-bulk-title" caption="care-identity-console-organisation-of">
  <p>${msg("care-identity-console-bulk-intro")}</p>
  <details class="nhsuk-details">
    <summary class="nhsuk-details__summary">
      <span class="nhsuk-details__summary-text">${msg("care-identity-console-bulk-columns")}</span>
    </summary>
    <div class="nhsuk-details__text">
      <ul class="nhsuk-list nhsuk-list--bullet">
        <li>${msg("care-identity-console-bulk-column-operation")}</li>
        <li>${msg("care-identity-console-bulk-column-uuid")}</li>
        <li>${msg("care-identity-console-bulk-column-method")}</li>
        <li>${msg("care-identity-console-bulk-column-authenticator")}</li>
        <li>${msg("care-identity-console-bulk-column-reason")}</li>
      </ul>
      <p>${msg("care-identity-console-bulk-limits")}</p>
    </div>
  </details>
  <form novalidate>
    <div class="nhsuk-form-group" data-group="file">
      <label class="nhsuk-label" for="file">${msg("care-identity-console-bulk-file")}</label>
      <input class="nhsuk-file-upload__input" id="file" name="file" type="file" accept=".csv,text/csv"
             data-missing="${msg("care-identity-console-bulk-file-missing")}">
    </div>
    <button class="nhsuk-button" type="submit">${msg("care-identity-console-bulk-check")}</button>
  </form>
  <section data-slot="latest">
    <h2 class="nhsuk-heading-m">${msg("care-identity-console-bulk-latest")}</h2>
    <@console.table slot="jobs" label="care-identity-console-bulk-latest" columns=jobColumns shown=false/>
  </section>
</@console.page>

<@console.tableRow name="job-row" columns=jobColumns cells=["created", "by", "lines", "state"]/>

<@console.page name="job" heading="care-identity-console-job-title" caption="care-identity-console-organisation-of">
  <dl class="nhsuk-summary-list">
    <@console.row slot="by" label="care-identity-console-job-by"/>
    <@console.row slot="created" label="care-identity-console-job-created"/>
  </dl>
  <@console.sentence slot="checked" words="care-identity-console-job-checked"/>
  <p data-slot="nothing">${msg("care-identity-console-job-nothing")}</p>
  <div data-slot="approval">
    <div class="nhsuk-inset-text">
      <p>${msg("care-identity-console-job-approval")}</p>
      <p class="care-identity-console__secret" data-slot="address"></p>
      <p data-slot="reload">${msg("care-identity-console-job-reload")}</p>
    </div>
    <button class="nhsuk-button nhsuk-button--secondary" type="button"
            data-slot="approve">${msg("care-identity-console-job-approve")}</button>
  </div>
  <div data-slot="running">
    <p>
      <label for="care-identity-console-progress">${msg("care-identity-console-job-progress")}</label>
      <progress class="care-identity-console__progress" id="care-identity-console-progress" data-slot="progress"></progress>
    </p>
    <p role="status" data-slot="status" data-done="${msg("care-identity-console-job-done", "{0}", "{1}", "{2}")}"
       data-running="${msg("care-identity-console-job-running", "{0}", "{1}", "{2}")}"></p>
  </div>
  <div class="nhsuk-button-group">
    <button class="nhsuk-button" type="button" data-slot="run">${msg("care-identity-console-job-run")}</button>
    <button class="nhsuk-button nhsuk-button--secondary" type="button" data-slot="pause" hidden>${msg("care-identity-console-job-pause")}</button>
    <button class="nhsuk-button nhsuk-button--secondary" type="button" data-slot="report">${msg("care-identity-console-job-report")}</button>
  </div>
  <section data-slot="secrets" hidden>
    <h2 class="nhsuk-heading-m">${msg("care-identity-console-job-secrets")}</h2>
    <div class="nhsuk-inset-text"><p>${msg("care-identity-console-job-secrets-once")}</p></div>
    <button class="nhsuk-button" type="button" data-slot="download">${msg("care-identity-console-job-secrets-download")}</button>
    <@console.table slot="issued" label="care-identity-console-job-secrets" columns=secretColumns shown=false/>
  </section>
  <section data-slot="problems-section" hidden>
    <h2 class="nhsuk-heading-m">${msg("care-identity-console-job-problems")}</h2>
    <@console.sentence slot="first" words="care-identity-console-job-first"/>
    <@console.table slot="problems" label="care-identity-console-job-problems" columns=lineColumns shown=false/>
  </section>
</@console.page>

<@console.tableRow name="secret-row" columns=secretColumns cells=["line", "uuid", "link", "passphrase"]/>
<@console.tableRow name="line-row" columns=lineColumns cells=["line", "uuid", "operation", "detail"]/>
