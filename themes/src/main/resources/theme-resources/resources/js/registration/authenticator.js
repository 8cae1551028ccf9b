// How an authenticator looks wherever it is shown.
import { at } from "./address.js";
import { clone, element, fill, linkAbout } from "./dom.js";
import { day, named, say, time } from "./words.js";

const COLOURS = { active: "green", suspended: "orange", quarantined: "red", disabled: "grey" };

export const titleOf = ({ label, methodName }) => label || methodName || say("authenticator-gone");

const tag = (words, colour) => element("strong", words, { class: `nhsuk-tag nhsuk-tag--${colour}` });

// Its state in coloured words.
export function tags({ status, awaitsConfirmation }) {
  return [
    tag(named("status", status), COLOURS[status] ?? "blue"),
    ...(awaitsConfirmation ? [tag(say("status-awaiting"), "blue")] : []),
  ];
}

// What is known of it.
export function facts(authenticator) {
  const { methodName, level, model, issuer, registered, lastUsed, expires, statusReason } = authenticator;
  return fill(clone("facts"), {
    method: methodName,
    level,
    model,
    issuer,
    registered: day(registered),
    lastUsed: time(lastUsed) ?? say("never-used"),
    expires: day(expires),
    statusReason,
  });
}

// One of a person's, with what the agent may do with it.
export function card(person, authenticator) {
  const title = titleOf(authenticator);
  const made = fill(clone("authenticator"), {
    name: title,
    tags: tags(authenticator).flatMap((one) => [one, " "]),
    warnings: authenticator.warnings.length > 0 && authenticator.warnings.map((warning) => element("li", warning)),
    facts: facts(authenticator),
    changes: authenticator.changes.length > 0 &&
      authenticator.changes.map((change) =>
        linkAbout(say(`change-${change}`), at("person", person, "authenticators", authenticator.id, change), title),
      ),
  });
  made.dataset.authenticator = authenticator.id;
  return made;
}
