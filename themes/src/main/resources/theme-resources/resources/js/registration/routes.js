// Which address shows which page. An address is the fragment: "#/person/1/authenticators".
import { bulk, job } from "./bulk.js";
import { change } from "./change.js";
import { find } from "./find.js";
import { issue, renewal, revocation } from "./links.js";
import { chooser } from "./organisation.js";
import { overview } from "./overview.js";
import { authenticators, profile, unlock } from "./person.js";
import { decision, proposals } from "./proposals.js";
import { queue } from "./queue.js";

const routes = [
  ["", find],
  ["organisation", chooser],
  ["queue", queue],
  ["overview", overview],
  ["bulk", bulk],
  ["bulk/:job", job],
  ["proposals", proposals],
  ["proposals/:proposal/:decision", decision],
  ["person/:person", profile],
  ["person/:person/unlock", unlock],
  ["person/:person/authenticators", authenticators],
  ["person/:person/authenticators/:authenticator/:change", change],
  ["person/:person/issue", issue],
  ["person/:person/links/:link/revocation", revocation],
  ["person/:person/links/:link/renewal", renewal],
];

function match(pattern, segments) {
  const names = pattern.split("/");
  if (names.length !== segments.length || !names.every((name, i) => name.startsWith(":") || name === segments[i])) {
    return undefined;
  }
  return Object.fromEntries(names.map((name, i) => [name.slice(1), segments[i]]).filter((pair, i) => names[i].startsWith(":")));
}

// The page of an address and what the address names; the first page for an address that is none.
export function route(hash) {
  const [path, query] = hash.replace(/^#\/?/, "").split("?");
  const segments = path.split("/").map(decodeURIComponent);
  for (const [pattern, view] of routes) {
    const named = match(pattern, segments);
    if (named) {
      return { view, named: { ...Object.fromEntries(new URLSearchParams(query)), ...named } };
    }
  }
  return { view: find, named: {} };
}
