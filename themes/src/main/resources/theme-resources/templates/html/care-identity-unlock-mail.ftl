<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg("care-identity-unlock-mail-text", code, minutes)}</p>
<#if link?has_content>
<p><a href="${link}">${msg("care-identity-unlock-mail-link")}</a></p>
</#if>
<p>${msg("care-identity-unlock-mail-not-you")}</p>
</@layout.emailLayout>
