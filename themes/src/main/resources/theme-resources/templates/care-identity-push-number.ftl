<#import "care-identity-page.ftl" as care>

<@care.page heading="care-identity-push-number-title">
  <script type="module" src="${url.resourcesPath}/js/care-identity-waiting.js"></script>
  <ol class="nhsuk-list nhsuk-list--number">
    <li>${msg("care-identity-push-open-app")}</li>
    <li>${msg("care-identity-push-check")}</li>
    <li>${msg("care-identity-push-type")}</li>
  </ol>
  <p class="care-identity-number" id="care-identity-number" data-number="${careIdentity.number}">
    <span class="nhsuk-u-visually-hidden">${msg("care-identity-push-number-label")}</span>
    <#list 0..<careIdentity.number?length as i><span>${careIdentity.number[i]}</span><#sep> </#list>
  </p>
  <p id="care-identity-push-tell">${msg("care-identity-push-never")}</p>
  <#-- the server says when it is over: the clock of this computer may be wrong -->
  <form id="care-identity-waiting" action="${url.loginAction}" method="post" data-state="${careIdentity.state}"
        data-seconds="${careIdentity.seconds?c}">
    <input type="hidden" name="action" value="continue">
    <p id="care-identity-waiting-status" role="status" data-waiting="${msg("care-identity-push-waiting")}"
       data-untold="${msg("care-identity-push-untold")}"></p>
  </form>
  <form id="care-identity-push" action="${url.loginAction}" method="post" novalidate>
    <div class="nhsuk-button-group">
      <button class="nhsuk-button nhsuk-button--secondary" id="care-identity-continue" type="submit" name="action"
              value="continue">${msg("care-identity-push-done")}</button>
      <button class="nhsuk-button nhsuk-button--secondary" id="care-identity-send-again" type="submit" name="action"
              value="send-again">${msg("care-identity-push-send-again")}</button>
      <@care.anotherMethod/>
    </div>
  </form>
</@care.page>
