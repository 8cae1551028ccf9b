<#import "template.ftl" as layout>
<@layout.emailLayout>
<p><strong>${msg(notice + "-subject")}</strong></p>
<p>${msg(notice)}</p>
<table role="presentation">
<#list facts as fact>
<tr>
<td>${msg("care-identity-notice-fact-" + fact.name)}:</td>
<td>${(fact.name == "method")?then(msg("care-identity-method-" + fact.value), fact.value)}</td>
</tr>
</#list>
<tr>
<td>${msg("care-identity-notice-fact-when")}:</td>
<td>${when}</td>
</tr>
</table>
<p>${msg("care-identity-notice-not-you")}</p>
</@layout.emailLayout>
