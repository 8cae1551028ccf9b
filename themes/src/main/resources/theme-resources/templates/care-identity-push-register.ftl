<#import "care-identity-page.ftl" as care>

<@care.page heading="care-identity-push-register-title" login=false>
  <script type="module" src="${url.resourcesPath}/js/care-identity-waiting.js"></script>
  <ol class="nhsuk-list nhsuk-list--number">
    <li>${msg("care-identity-push-register-scan")}</li>
    <li>${msg("care-identity-push-register-unlock")}</li>
    <li>${msg("care-identity-push-register-number")}</li>
  </ol>
  <p><img class="care-identity-qr" id="care-identity-push-picture" src="data:image/png;base64,${careIdentity.picture}"
          alt="${msg("care-identity-push-register-picture")}"></p>
  <p><a id="care-identity-push-link" href="${careIdentity.link}" target="_blank"
        rel="noopener">${msg("care-identity-push-register-link")}</a></p>
  <p>${msg("care-identity-push-register-life")}</p>
  <form id="care-identity-waiting" action="${url.loginAction}" method="post" data-state="${careIdentity.state}"
        data-seconds="${careIdentity.seconds?c}">
    <input type="hidden" name="action" value="phone-came">
    <p id="care-identity-waiting-status" role="status" data-waiting="${msg("care-identity-push-register-waiting")}"></p>
  </form>
  <form id="care-identity-push-register" action="${url.loginAction}" method="post" novalidate>
    <div class="nhsuk-button-group">
      <button class="nhsuk-button nhsuk-button--secondary" id="care-identity-continue" type="submit" name="action"
              value="phone-came">${msg("care-identity-push-register-shown")}</button>
      <#if careIdentity.appInitiated><@care.cancel/></#if>
    </div>
  </form>
</@care.page>
