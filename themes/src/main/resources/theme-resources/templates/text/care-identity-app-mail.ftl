<#ftl output_format="plainText">
${msg("care-identity-app-mail-text", oneTimePassword, minutes)}
