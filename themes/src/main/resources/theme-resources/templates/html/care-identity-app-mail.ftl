<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg("care-identity-app-mail-text", oneTimePassword, minutes)}</p>
</@layout.emailLayout>
