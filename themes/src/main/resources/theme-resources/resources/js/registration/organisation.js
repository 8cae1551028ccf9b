// For whom an agent of several organisations acts now.
import { go } from "./address.js";
import { clone, fill, radio } from "./dom.js";
import { text, whenSubmitted } from "./form.js";
import { chooseOrganisation, me, organisation } from "./state.js";

function begin(data) {
  chooseOrganisation(text(data, "organisation").toUpperCase());
  // the page that was asked for before there was an organisation
  go(location.hash.startsWith("#/organisation") ? "#/" : location.hash);
}

export function chooser() {
  const choose = ({ code, name }, index) =>
    radio("organisation", index, { value: code, label: `${name} (${code})`, checked: code === organisation });
  const page = me.administrator
    ? clone("organisation-any")
    : fill(clone("organisation"), { organisation: me.organisations.map(choose) });
  if (me.administrator) {
    page.querySelector("input").value = organisation ?? "";
  }
  whenSubmitted(page, begin);
  return page;
}
