<#ftl output_format="plainText">
${msg("care-identity-unlock-mail-text", code, minutes)}
<#if link?has_content>

${msg("care-identity-unlock-mail-link")}
${link}
</#if>

${msg("care-identity-unlock-mail-not-you")}
