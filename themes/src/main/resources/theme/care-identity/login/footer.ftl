<#--
  template.ftl imports this file before it prints anything, so that this is the one place where every page can be kept from
  naming a person: keycloak.v2 prints auth.attemptedUsername wherever auth.showUsername() is true, also when that person is
  the one who used this computer before. The name is not hidden but never sent.
-->
<#function never>
  <#return false>
</#function>
<#if auth??>
  <#global auth = auth + {"showUsername": never}>
</#if>

<#--
  Stock pages know nothing of a running session, so each page of a login that can be started again offers to do so. Pages that only
  tell the end of something, and the question whether to log out, are no login.
-->
<#assign noLogin = ["info.ftl", "logout-confirm.ftl", "frontchannel-logout.ftl"]>
<#macro content>
  <#if url.loginRestartFlowUrl?contains("tab_id=") && !careIdentity?? && !noLogin?seq_contains(.main_template_name)>
    <p class="care-identity-not-you"><a href="${url.loginRestartFlowUrl}">${msg("care-identity-start-again")}</a></p>
  </#if>
</#macro>
