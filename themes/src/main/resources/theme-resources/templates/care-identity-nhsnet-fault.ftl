<#import "care-identity-page.ftl" as care>
<#import "care-identity-elsewhere.ftl" as elsewhere>

<@care.page heading="care-identity-nhsnet-title">
  <@elsewhere.unlock/>
  <form id="care-identity-nhsnet" action="${url.loginAction}" method="post" novalidate>
    <div class="nhsuk-button-group">
      <button class="nhsuk-button" id="care-identity-nhsnet-again" type="submit" name="action"
              value="again">${msg("care-identity-nhsnet-again-button")}</button>
      <@care.anotherMethod/>
    </div>
  </form>
</@care.page>
