<#import "care-identity-page.ftl" as care>

<@care.page heading="care-identity-push-title">
  <form id="care-identity-push" action="${url.loginAction}" method="post" novalidate>
    <#if !message?has_content><p>${msg("care-identity-push-again")}</p></#if>
    <div class="nhsuk-button-group">
      <button class="nhsuk-button" id="care-identity-send-again" type="submit" name="action"
              value="send-again">${msg(careIdentity.limited?then("care-identity-push-try-again",
              "care-identity-push-send-again"))}</button>
      <@care.anotherMethod/>
    </div>
  </form>
</@care.page>
