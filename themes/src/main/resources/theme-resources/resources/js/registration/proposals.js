// Four eyes: what one agent proposes and another one decides.
import { at, go } from "./address.js";
import { get, post } from "./api.js";
import { facts, titleOf } from "./authenticator.js";
import { clone, complete, element, fill, linkAbout, rows, small, to } from "./dom.js";
import { text, whenSubmitted } from "./form.js";
import { Problem } from "./problem.js";
import { instead } from "./show.js";
import { organisation, organisationName, succeeded } from "./state.js";
import { named, say, time } from "./words.js";

const all = async () => (await get(["proposals"], { organisation })).proposals;

// A proposal by its id.
export async function proposalOf(id) {
  const found = (await all()).find(({ proposal }) => proposal === id);
  if (!found) {
    throw new Problem({ title: say("proposal-gone") });
  }
  return found;
}

export const reasonOf = async (id) => (await proposalOf(id)).reason;

// Says that a second agent has to approve what was asked for.
export function proposed(page, { expires }) {
  instead(
    page,
    fill(clone("proposed"), { expires: complete(time(expires)) }),
  );
}

// What exactly is to be done: the right to confirm is the right to refuse.
const deed = ({ change }) => (change === "issue" ? named("operation", change) : say(`change-${change}`));

function carriedOut({ proposal, change, person, authenticator }) {
  const query = `?proposal=${encodeURIComponent(proposal)}`;
  const page =
    change === "issue" ? at("person", person.id, "issue") : at("person", person.id, "authenticators", authenticator, change);
  return [[say("proposal-carry-out"), page + query]];
}

function decided({ proposal }) {
  return [
    [say("proposal-approve"), at("proposals", proposal, "approval")],
    [say("proposal-refuse"), at("proposals", proposal, "refusal")],
  ];
}

function actions(one) {
  const name = `${deed(one)}, ${titleOf(one)}, ${one.person.name}`;
  const possible =
    one.mine && one.state === "approved" ? carriedOut(one) : !one.mine && one.state === "proposed" ? decided(one) : [];
  return possible.flatMap(([words, href]) => [linkAbout(words, href, name), " "]);
}

// Who decided, and why: whoever proposed it has to know.
const outcome = ({ decidedBy, decisionReason }) =>
  decidedBy ? [small(`${decidedBy}: ${decisionReason ?? ""}`)] : [];

function row(one) {
  return fill(clone("proposal-row"), {
    operation: [element("span", deed(one)), small(titleOf(one))],
    person: [element("span", one.person.name), small(one.person.uuid)],
    reason: one.reason,
    by: one.mine ? say("own") : one.proposedBy,
    expires: time(one.expires),
    state: [element("span", named("proposal-state", one.state)), ...outcome(one)],
    action: actions(one),
  });
}

export async function proposals() {
  const page = fill(clone("proposals"), { caption: organisationName() });
  rows(page, "proposals", (await all()).map(row), "none");
  return page;
}

// The authenticator as it is now: whoever approves answers for what is done with it.
async function aboutWhat({ person, authenticator }) {
  const { authenticators } = await get(["people", person.id, "authenticators"]);
  const found = authenticators.find(({ id }) => id === authenticator);
  return found ? [element("h2", titleOf(found), { class: "nhsuk-heading-m" }), facts(found)] : element("p", say("authenticator-gone"));
}

export async function decision({ proposal: id, decision: name }) {
  if (name !== "approval" && name !== "refusal") {
    throw new Problem({ title: say("unknown-page") });
  }
  const one = await proposalOf(id);
  const back = at("proposals");
  const page = fill(clone(`proposal-${name}`), {
    operation: deed(one),
    person: one.person.name,
    uuid: one.person.uuid,
    method: one.change === "issue" && one.methodName,
    facts: one.change !== "issue" && (await aboutWhat(one)),
    given: one.reason,
    by: one.proposedBy,
    created: time(one.created),
    cancel: to(back),
  });
  whenSubmitted(page, async (data) => {
    await post(["proposals", id, name], { reason: text(data, "reason") });
    succeeded(say(`did-proposal-${name}`));
    go(back);
  });
  return page;
}
