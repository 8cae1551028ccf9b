// Suspends, resumes, removes, confirms or refuses an authenticator.
import { at, go } from "./address.js";
import { get, post } from "./api.js";
import { facts, titleOf } from "./authenticator.js";
import { clone, complete, fill, to } from "./dom.js";
import { text, whenSubmitted } from "./form.js";
import { person } from "./person.js";
import { Problem } from "./problem.js";
import { proposed, reasonOf } from "./proposals.js";
import { succeeded } from "./state.js";
import { say } from "./words.js";

const CHANGES = ["suspension", "resumption", "removal", "confirmation", "refusal"];

async function authenticatorOf(id, authenticator) {
  const { authenticators } = await get(["people", id, "authenticators"]);
  const found = authenticators.find((one) => one.id === authenticator);
  if (!found) {
    throw new Problem({ title: say("authenticator-gone") });
  }
  return found;
}

export async function change({ person: id, authenticator: authenticatorId, change: name, proposal }) {
  if (!CHANGES.includes(name)) {
    throw new Problem({ title: say("unknown-page") });
  }
  const [found, loaded, reason] = await Promise.all([
    person(id),
    authenticatorOf(id, authenticatorId),
    proposal && reasonOf(proposal),
  ]);
  let authenticator = loaded;
  const back = at("person", id, "authenticators");
  const named = complete(titleOf(authenticator), found.name);
  const page = fill(clone(name), {
    caption: found.name,
    intro: named,
    confirm: named,
    facts: facts(authenticator),
    cancel: to(back),
  });
  if (reason) {
    // What was approved is carried out as it was approved.
    Object.assign(page.querySelector("#reason"), { value: reason, readOnly: true });
  }

  async function done(data) {
    const content = { version: authenticator.version, reason: text(data, "reason"), proposal };
    const { status, body } = await post(["people", id, "authenticators", authenticatorId, name], content);
    if (status === 202) {
      return proposed(page, body);
    }
    succeeded(say(`did-${name}`, titleOf(authenticator), found.name));
    return go(back);
  }

  // Somebody else was faster: what is decided of is what is there now.
  async function refused(problem) {
    // what two have decided about is not another thing now because this page shows it
    if (!problem.isStale || proposal) {
      return undefined;
    }
    authenticator = await authenticatorOf(id, authenticatorId);
    fill(page, { facts: facts(authenticator) });
    return say("reloaded");
  }

  whenSubmitted(page, done, refused);
  return page;
}
