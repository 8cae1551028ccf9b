// The authenticators of an organisation that want attention.
import { at } from "./address.js";
import { get } from "./api.js";
import { tags, titleOf } from "./authenticator.js";
import { clone, element, fill, linkAbout, rows } from "./dom.js";
import { organisation, organisationName } from "./state.js";
import { day, format, number, say } from "./words.js";

const small = (text) => element("span", text, { class: "care-identity-console__small" });

function row(authenticator) {
  const { person, expires, warnings, statusReason } = authenticator;
  const why = element("span");
  why.append(...tags(authenticator).flatMap((tag) => [tag, " "]));
  return fill(clone("queue-row"), {
    person: [element("span", person.name), small(person.uuid)],
    authenticator: titleOf(authenticator),
    why: [why, ...[statusReason, ...warnings].filter(Boolean).map(small)],
    expires: day(expires) ?? "–",
    action: linkAbout(say("authenticators-of"), at("person", person.id, "authenticators"), person.name),
  });
}

export async function queue() {
  const { authenticators, full } = await get(["queue"], { organisation });
  const page = fill(clone("queue"), {
    caption: organisationName(),
    full: full && ((target) => (target.textContent = format(target.textContent, number(authenticators.length)))),
  });
  rows(page, "queue", authenticators.map(row), "none");
  return page;
}
