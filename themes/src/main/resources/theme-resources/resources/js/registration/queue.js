// The authenticators of an organisation that want attention.
import { at } from "./address.js";
import { get } from "./api.js";
import { tags, titleOf } from "./authenticator.js";
import { clone, complete, element, fill, linkAbout, rows, small } from "./dom.js";
import { organisation, organisationName } from "./state.js";
import { day, number, say } from "./words.js";

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
    full: full && complete(number(authenticators.length)),
  });
  rows(page, "queue", authenticators.map(row), "none");
  return page;
}
