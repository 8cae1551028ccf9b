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
</#macro>
