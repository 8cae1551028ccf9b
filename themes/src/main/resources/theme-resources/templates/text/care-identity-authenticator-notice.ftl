<#ftl output_format="plainText">
${msg(notice + "-subject")}

${msg(notice)}

<#list facts as fact>
${msg("care-identity-notice-fact-" + fact.name)}: ${(fact.name == "method")?then(msg("care-identity-method-" + fact.value), fact.value)}
</#list>
${msg("care-identity-notice-fact-when")}: ${when}

${msg("care-identity-notice-not-you")}
