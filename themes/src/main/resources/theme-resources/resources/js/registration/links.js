// Registration links: Generate link, and what becomes of those that are open.
import { at, go } from "./address.js";
import { get, post } from "./api.js";
import { clone, complete, fill, linkAbout, press, radio, rows, slot, to } from "./dom.js";
import { text, whenSubmitted } from "./form.js";
import { draw } from "./picture.js";
import { person } from "./person.js";
import { Problem } from "./problem.js";
import { proposalOf, proposed } from "./proposals.js";
import { instead } from "./show.js";
import { succeeded } from "./state.js";
import { strongerLogin } from "./weak.js";
import { named, say, time } from "./words.js";

// The links of a person that can still be used.
export function openLinks({ id, operations }, links) {
  const action = (one, name) =>
    linkAbout(say(`change-${name}`), at("person", id, "links", one.id, name), one.methodName);
  const row = (one) =>
    fill(clone("link-row"), {
      method: one.methodName,
      state: named("link-state", one.state),
      issuer: one.issuer,
      reason: one.reason,
      expires: time(one.expires),
      action: operations.includes("issue") ? [action(one, "renewal"), " ", action(one, "revocation")] : [],
    });
  const made = clone("links");
  rows(made, "links", links.map(row));
  return made;
}

async function copy(page, secret) {
  const status = slot(page, "copied");
  try {
    await navigator.clipboard.writeText(secret);
    status.textContent = status.dataset.done;
  } catch {
    slot(page, "link").select();
    status.textContent = status.dataset.failed;
  }
}

// A new link with its secrets, which are told this once.
function newLink(found, made) {
  const page = clone("new-link");
  fill(page, {
    caption: found.name,
    sent: made.sent && complete(found.email),
    link: (target) => (target.value = made.link),
    copy: press(() => copy(page, made.link)),
    passphrase: made.passphrase,
    method: made.methodName,
    expires: time(made.expires),
    reason: made.reason,
    back: to(at("person", found.id, "authenticators")),
  });
  draw(slot(page, "picture"), made.qr);
  return page;
}

export async function issue({ person: id, proposal }) {
  const [found, approved] = await Promise.all([person(id), proposal && proposalOf(proposal)]);
  // What was approved is carried out as it was approved.
  const offered = found.issuable.filter(({ method }) => !approved || method === approved.method);
  if (offered.length === 0) {
    return fill(clone("issue-none"), {
      caption: found.name,
      disabled: !found.enabled,
      "stronger-login": strongerLogin(),
      back: to(at("person", id, "authenticators")),
    });
  }
  const page = fill(clone("issue"), {
    caption: found.name,
    "stronger-login": strongerLogin(),
    method: offered.map(({ method, name, level }, index) =>
      radio("method", index, { value: method, label: name, hint: level, checked: method === approved?.method }),
    ),
    cancel: to(at("person", id, "authenticators")),
  });
  if (approved) {
    Object.assign(page.querySelector("#reason"), { value: approved.reason, readOnly: true });
  }
  if (!found.email) {
    page.querySelector("[data-group=send]").remove();
  }
  whenSubmitted(page, async (data) => {
    const content = { method: data.get("method"), reason: text(data, "reason"), send: data.has("send"), proposal };
    const { status, body } = await post(["people", id, "links"], content);
    return status === 202 ? proposed(page, body) : instead(page, newLink(found, body));
  });
  return page;
}

async function ofLink(name, { person: id, link: linkId }, done) {
  const [found, { links }] = await Promise.all([person(id), get(["people", id, "links"])]);
  const one = links.find((open) => open.id === linkId);
  if (!one) {
    throw new Problem({ title: say("link-gone") });
  }
  const back = at("person", id, "authenticators");
  const page = fill(clone(name), {
    caption: found.name,
    intro: complete(one.methodName),
    cancel: to(back),
  });
  whenSubmitted(page, async (data) => {
    const answer = await post(["people", id, "links", linkId, name], { reason: text(data, "reason") });
    return done({ page, found, one, back, answer });
  });
  return page;
}

export const revocation = (named) =>
  ofLink("revocation", named, ({ one, back }) => {
    succeeded(say("did-revocation", one.methodName));
    go(back);
  });

export const renewal = (named) =>
  ofLink("renewal", named, ({ page, found, answer }) => instead(page, newLink(found, answer.body)));
