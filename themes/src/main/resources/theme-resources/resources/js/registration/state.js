// What one page leaves for another, in memory and no longer than this document.
import { say } from "./words.js";

const ORGANISATION = "care-identity-registration-organisation";

// The agent, as the API tells.
export let me;

// The ODS code of the organisation that is looked at; undefined for all that an administrator sees.
export let organisation;

let success;

export function isAgent(agent) {
  me = agent;
  const codes = agent.organisations.map(({ code }) => code);
  const chosen = sessionStorage.getItem(ORGANISATION);
  const only = !agent.administrator && codes.length === 1 ? codes[0] : undefined;
  organisation = codes.includes(chosen) || (agent.administrator && chosen) ? chosen : only;
}

export function chooseOrganisation(code) {
  organisation = code || undefined;
  sessionStorage.setItem(ORGANISATION, code);
}

// Whether an organisation must be chosen before anything can be asked.
export const mustChoose = () => !me.administrator && me.organisations.length > 1 && !organisation;

export const canChoose = () => me.administrator || me.organisations.length > 1;

// The name of an organisation, of the one that is looked at unless another is named.
export function organisationName(code = organisation) {
  const known = me.organisations.find((one) => one.code === code);
  return known ? `${known.name} (${known.code})` : code || say("all-organisations");
}

export function may(operation) {
  const operations = me.organisations.find(({ code }) => code === organisation)?.operations;
  return me.administrator || operations?.includes(operation) || false;
}

// Says on the next page that something went well.
export function succeeded(text) {
  success = text;
}

export function takeSuccess() {
  const text = success;
  success = undefined;
  return text;
}
