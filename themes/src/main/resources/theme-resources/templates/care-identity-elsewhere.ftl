<#-- What somebody who is locked here can use at once. -->
<#macro methods>
  <#if (careIdentity.elsewhere)?has_content>
    <div class="nhsuk-inset-text" id="care-identity-elsewhere">
      <p>${msg("care-identity-app-elsewhere")}</p>
      <ul class="nhsuk-list nhsuk-list--bullet">
        <#list careIdentity.elsewhere as label><li>${msg(label)}</li></#list>
      </ul>
    </div>
  </#if>
  <@unlock/>
</#macro>

<#-- Where somebody who is locked unlocks themselves. -->
<#macro unlock>
  <#if (careIdentity.unlock)?has_content>
    <p><a id="care-identity-unlock-offer" href="${careIdentity.unlock}">${msg("care-identity-unlock-offer")}</a></p>
  </#if>
</#macro>
