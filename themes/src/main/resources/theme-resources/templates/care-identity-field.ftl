<#import "care-identity-page.ftl" as care>

<#--
  One line to type in, with its label, its hint, and what went wrong there. label: message key. hint: message key, or none.
  width: how many characters it shows room for; all the room there is when empty.
-->
<#macro line name label hint="" type="text" value="" autocomplete="off" mode="" width="" longest="" focus=false>
  <#local failed = messagesPerField.existsError(name)>
  <#local described = [hint?has_content?then(name + "-hint", ""), failed?then(name + "-error", "")]?filter(id -> id?has_content)>
  <div class="nhsuk-form-group<#if failed> nhsuk-form-group--error</#if>">
    <label class="nhsuk-label" for="${name}">${msg(label)}</label>
    <#if hint?has_content><div class="nhsuk-hint" id="${name}-hint">${msg(hint)}</div></#if>
    <@care.fieldError field=name/>
    <input class="nhsuk-input<#if width?has_content> nhsuk-input--width-${width}</#if><#if failed> nhsuk-input--error</#if>"
           id="${name}" name="${name}" type="${type}" value="${value}" autocomplete="${autocomplete}" autocapitalize="none"
           spellcheck="false"<#if mode?has_content> inputmode="${mode}"</#if><#if longest?has_content> maxlength="${longest}"</#if>
           <#if described?has_content>aria-describedby="${described?join(" ")}"</#if><#if focus> autofocus</#if>>
  </div>
</#macro>

<#-- The one of some fields that has an error; the first when none has. -->
<#function failed names>
  <#list names as name><#if messagesPerField.existsError(name)><#return name></#if></#list>
  <#return names?first>
</#function>

<#-- The buttons of a page of a registration. Nested: more of them, before the one that gives up. -->
<#macro buttons go>
  <div class="nhsuk-button-group">
    <button class="nhsuk-button" id="care-identity-continue" type="submit" name="action" value="continue">${msg(go)}</button>
    <#nested>
    <#if careIdentity.appInitiated><@care.cancel/></#if>
  </div>
</#macro>
