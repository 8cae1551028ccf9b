<#-- What the pages of the console are put together from. Scripts clone each template, and fill what has a data-slot with text. -->

<#-- A page. name: what scripts call it. heading: message key of its h1, which scripts may fill with names. -->
<#macro page name heading caption="">
  <template id="care-identity-${name}">
    <div data-page="${name}">
      <h1 class="nhsuk-heading-l" tabindex="-1">
        <#if caption?has_content><span class="nhsuk-caption-l" data-slot="caption">${msg(caption, "{0}")}</span></#if>
        <span data-slot="heading">${msg(heading, "{0}", "{1}")}</span>
      </h1>
      <#nested>
    </div>
  </template>
</#macro>

<#-- Something that pages have many of, in one element. -->
<#macro part name>
  <template id="care-identity-${name}"><#nested></template>
</#macro>

<#-- A sentence whose {0} and {1} scripts fill. -->
<#macro sentence slot words class="">
  <p data-slot="${slot}"<#if class?has_content> class="${class}"</#if>>${msg(words, "{0}", "{1}")}</p>
</#macro>

<#-- A line of a summary; it goes away where there is nothing to say. -->
<#macro row slot label>
  <div class="nhsuk-summary-list__row" data-if>
    <dt class="nhsuk-summary-list__key">${msg(label)}</dt>
    <dd class="nhsuk-summary-list__value" data-slot="${slot}"></dd>
  </div>
</#macro>

<#-- Whether a column has numbers, by the key of its heading. -->
<#function numeric column>
  <#return column?contains("-number-")>
</#function>

<#-- A table that stacks on a phone. columns: message keys of its headings. -->
<#macro table slot label columns shown=true>
  <table class="nhsuk-table nhsuk-table--responsive" role="table" data-slot="${slot}-table">
    <caption class="nhsuk-table__caption<#if !shown> nhsuk-u-visually-hidden</#if>">${msg(label)}</caption>
    <thead class="nhsuk-table__head">
      <tr role="row">
        <#list columns as column>
          <th class="nhsuk-table__header${numeric(column)?then(" nhsuk-table__header--numeric", "")}" role="columnheader"
              scope="col">${msg(column)}</th>
        </#list>
      </tr>
    </thead>
    <tbody class="nhsuk-table__body" data-slot="${slot}"></tbody>
  </table>
</#macro>

<#-- A row of such a table. cells: what fills each column. -->
<#macro tableRow name columns cells>
  <@part name=name>
    <tr class="nhsuk-table__row" role="row">
      <#list cells as cell>
        <td class="nhsuk-table__cell${numeric(columns[cell?index])?then(" nhsuk-table__cell--numeric", "")}" role="cell">
          <span class="nhsuk-table-responsive__heading" aria-hidden="true">${msg(columns[cell?index])}</span>
          <span class="care-identity-console__cell" data-slot="${cell}"></span>
        </td>
      </#list>
    </tr>
  </@part>
</#macro>

<#-- One line to type in. missing: message key of what to say when it is empty. -->
<#macro line name label hint="" missing="" type="text" mode="" class="">
  <div class="nhsuk-form-group" data-group="${name}">
    <label class="nhsuk-label" for="${name}">${msg(label)}</label>
    <#if hint?has_content><div class="nhsuk-hint" id="${name}-hint">${msg(hint)}</div></#if>
    <input class="nhsuk-input ${class}" id="${name}" name="${name}" type="${type}" autocomplete="off" autocapitalize="none"
           spellcheck="false"<#if mode?has_content> inputmode="${mode}"</#if><#if hint?has_content>
           aria-describedby="${name}-hint"</#if><#if missing?has_content> data-missing="${msg(missing)}"</#if>>
  </div>
</#macro>

<#-- Why. hint: message key of who gets to know it. -->
<#macro reason hint="care-identity-console-reason-hint">
  <div class="nhsuk-form-group" data-group="reason">
    <label class="nhsuk-label" for="reason">${msg("care-identity-console-reason")}</label>
    <div class="nhsuk-hint" id="reason-hint">${msg(hint)}</div>
    <textarea class="nhsuk-textarea" id="reason" name="reason" rows="3" minlength="3" maxlength="200" aria-describedby="reason-hint"
              data-missing="${msg("care-identity-console-reason-missing")}"></textarea>
  </div>
</#macro>

<#-- A box to tick. missing: message key of what to say when it has to be ticked and is not. -->
<#macro tick name label hint="" missing="">
  <div class="nhsuk-form-group" data-group="${name}">
    <div class="nhsuk-checkboxes">
      <div class="nhsuk-checkboxes__item">
        <input class="nhsuk-checkboxes__input" id="${name}" name="${name}" type="checkbox" value="true"<#if hint?has_content>
               aria-describedby="${name}-hint"</#if><#if missing?has_content> data-missing="${msg(missing)}"</#if>>
        <label class="nhsuk-label nhsuk-checkboxes__label" for="${name}" data-slot="${name}">${msg(label, "{0}", "{1}")}</label>
        <#if hint?has_content><div class="nhsuk-hint nhsuk-checkboxes__hint" id="${name}-hint">${msg(hint)}</div></#if>
      </div>
    </div>
  </div>
</#macro>

<#-- Buttons: the one that does it, and the way back. -->
<#macro buttons go class="">
  <div class="nhsuk-button-group">
    <button class="nhsuk-button ${class}" type="submit" data-slot="go">${msg(go)}</button>
    <a class="nhsuk-link" href="#/" data-slot="cancel">${msg("care-identity-cancel")}</a>
  </div>
</#macro>

<#-- A group of radios that scripts fill. -->
<#macro choice name legend missing hint="">
  <div class="nhsuk-form-group" data-group="${name}">
    <fieldset class="nhsuk-fieldset" data-missing="${msg(missing)}" data-name="${name}"<#if hint?has_content>
              aria-describedby="${name}-hint"</#if>>
      <legend class="nhsuk-fieldset__legend nhsuk-fieldset__legend--m">${msg(legend)}</legend>
      <#if hint?has_content><div class="nhsuk-hint" id="${name}-hint">${msg(hint)}</div></#if>
      <div class="nhsuk-radios" data-slot="${name}"></div>
    </fieldset>
  </div>
</#macro>
