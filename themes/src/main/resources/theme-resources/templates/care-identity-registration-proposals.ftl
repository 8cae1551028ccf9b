<#assign proposalColumns = ["care-identity-console-column-operation", "care-identity-console-column-person",
  "care-identity-console-reason-given", "care-identity-console-proposed-by", "care-identity-console-proposal-expires",
  "care-identity-console-proposal-state", "care-identity-console-column-action"]>

<@console.page name="proposals" heading="care-identity-console-proposals-title" caption="care-identity-console-organisation-of">
  <p>${msg("care-identity-console-proposals-intro")}</p>
  <@console.table slot="proposals" label="care-identity-console-proposals-title" columns=proposalColumns shown=false/>
  <p data-slot="none">${msg("care-identity-console-proposals-none")}</p>
</@console.page>

<@console.tableRow name="proposal-row" columns=proposalColumns
                   cells=["operation", "person", "reason", "by", "expires", "state", "action"]/>

<@console.page name="proposed" heading="care-identity-console-proposed-title">
  <p>${msg("care-identity-console-proposed-intro")}</p>
  <@console.sentence slot="expires" words="care-identity-console-proposed-until"/>
  <p><a class="nhsuk-link" href="#/proposals">${msg("care-identity-console-proposals-title")}</a></p>
</@console.page>

<#macro decision name class="">
  <@console.page name=name heading="care-identity-console-${name}-title">
    <dl class="nhsuk-summary-list">
      <@console.row slot="operation" label="care-identity-console-column-operation"/>
      <@console.row slot="person" label="care-identity-console-column-person"/>
      <@console.row slot="uuid" label="care-identity-console-column-uuid"/>
      <@console.row slot="method" label="care-identity-console-method"/>
      <@console.row slot="given" label="care-identity-console-reason-given"/>
      <@console.row slot="by" label="care-identity-console-proposed-by"/>
      <@console.row slot="created" label="care-identity-console-proposal-created"/>
    </dl>
    <div data-slot="facts"></div>
    <form novalidate>
      <@console.reason hint="care-identity-console-reason-hint-decision"/>
      <@console.buttons go="care-identity-console-${name}-go" class=class/>
    </form>
  </@console.page>
</#macro>

<@decision name="proposal-approval"/>
<@decision name="proposal-refusal" class="nhsuk-button--warning"/>
