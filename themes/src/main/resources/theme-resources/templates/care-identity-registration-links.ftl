<#assign linkColumns = ["care-identity-console-method", "care-identity-console-link-state", "care-identity-console-issuer",
  "care-identity-console-reason-given", "care-identity-console-link-expires", "care-identity-console-column-action"]>

<@console.part name="links">
  <div>
    <@console.table slot="links" label="care-identity-console-links" columns=linkColumns/>
  </div>
</@console.part>

<@console.tableRow name="link-row" columns=linkColumns cells=["method", "state", "issuer", "reason", "expires", "action"]/>

<@console.page name="issue" heading="care-identity-console-issue-title" caption="care-identity-console-person">
  <p>${msg("care-identity-console-issue-presence")}</p>
  <div data-slot="stronger-login"></div>
  <form novalidate>
    <@console.choice name="method" legend="care-identity-console-issue-method" missing="care-identity-console-issue-method-missing"/>
    <@console.reason/>
    <@console.tick name="send" label="care-identity-console-issue-send" hint="care-identity-console-issue-send-hint"/>
    <@console.buttons go="care-identity-console-issue-go"/>
  </form>
</@console.page>

<@console.page name="issue-none" heading="care-identity-console-issue-title" caption="care-identity-console-person">
  <p>${msg("care-identity-console-issue-none")}</p>
  <p data-slot="disabled">${msg("care-identity-console-issue-disabled")}</p>
  <div data-slot="stronger-login"></div>
  <p><a class="nhsuk-link" href="#/" data-slot="back">${msg("care-identity-console-new-link-back")}</a></p>
</@console.page>

<@console.page name="new-link" heading="care-identity-console-new-link-title" caption="care-identity-console-person">
  <div class="nhsuk-inset-text"><p>${msg("care-identity-console-new-link-once")}</p></div>
  <@console.sentence slot="sent" words="care-identity-console-new-link-sent"/>
  <div class="nhsuk-form-group">
    <label class="nhsuk-label nhsuk-label--m" for="link">${msg("care-identity-console-new-link")}</label>
    <div class="nhsuk-hint" id="link-hint">${msg("care-identity-console-new-link-hint")}</div>
    <textarea class="nhsuk-textarea care-identity-console__secret" id="link" rows="3" readonly aria-describedby="link-hint"
              data-slot="link"></textarea>
  </div>
  <p>
    <button class="nhsuk-button nhsuk-button--secondary" type="button"
            data-slot="copy">${msg("care-identity-console-new-link-copy")}</button>
    <span role="status" data-slot="copied" data-done="${msg("care-identity-console-new-link-copied")}"
          data-failed="${msg("care-identity-console-new-link-not-copied")}"></span>
  </p>
  <canvas class="care-identity-console__qr" role="img" aria-label="${msg("care-identity-console-new-link-picture")}"
          data-slot="picture"></canvas>
  <h2 class="nhsuk-heading-m">${msg("care-identity-console-passphrase")}</h2>
  <p>${msg("care-identity-console-passphrase-hint")}</p>
  <p class="care-identity-console__passphrase" data-slot="passphrase"></p>
  <dl class="nhsuk-summary-list">
    <@console.row slot="method" label="care-identity-console-method"/>
    <@console.row slot="expires" label="care-identity-console-link-expires"/>
    <@console.row slot="reason" label="care-identity-console-reason-given"/>
  </dl>
  <p><a class="nhsuk-link" href="#/" data-slot="back">${msg("care-identity-console-new-link-back")}</a></p>
</@console.page>

<#macro change name class="">
  <@console.page name=name heading="care-identity-console-${name}-title" caption="care-identity-console-person">
    <@console.sentence slot="intro" words="care-identity-console-${name}-intro"/>
    <form novalidate>
      <@console.reason/>
      <@console.buttons go="care-identity-console-${name}-go" class=class/>
    </form>
  </@console.page>
</#macro>

<@change name="revocation" class="nhsuk-button--warning"/>
<@change name="renewal"/>
