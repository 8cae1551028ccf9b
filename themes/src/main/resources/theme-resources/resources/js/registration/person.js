// A person: View profile, Authenticators, and the code that unlocks.
import { at, go } from "./address.js";
import { get, post } from "./api.js";
import { card } from "./authenticator.js";
import { clone, complete, fill, to } from "./dom.js";
import { text, whenSubmitted } from "./form.js";
import { openLinks } from "./links.js";
import { succeeded } from "./state.js";
import { strongerLogin } from "./weak.js";
import { list, say } from "./words.js";

export const person = (id) => get(["people", id]);

const can = (profile, operation) => profile.operations.includes(operation);

function navigation({ id }, current) {
  const tab = (name, href) => (target) => {
    target.href = href;
    if (name === current) {
      target.setAttribute("aria-current", "page");
    }
  };
  return fill(clone("person-navigation"), {
    profile: tab("profile", at("person", id)),
    authenticators: tab("authenticators", at("person", id, "authenticators")),
  });
}

function account({ enabled, locked }) {
  return list([say(enabled ? "account-enabled" : "account-disabled"), ...(locked ? [say("account-locked")] : [])]);
}

const inFull = ({ code, name }) => `${name} (${code})`;

export async function profile({ person: id }) {
  const found = await person(id);
  return fill(clone("profile"), {
    caption: true,
    heading: found.name,
    navigation: navigation(found, "profile"),
    uuid: found.uuid,
    email: found.email,
    account: account(found),
    organisations: list(found.organisations.map(inFull)),
    unlock: can(found, "unlock") && found.email && to(at("person", id, "unlock")),
  });
}

export async function authenticators({ person: id }) {
  const [found, { authenticators: all }, links] = await Promise.all([
    person(id),
    get(["people", id, "authenticators"]),
    get(["people", id, "links"]),
  ]);
  return fill(clone("authenticators"), {
    heading: found.name,
    navigation: navigation(found, "authenticators"),
    "stronger-login": strongerLogin(),
    issue: can(found, "issue") && to(at("person", id, "issue")),
    list: all.length > 0 ? all.map((one) => card(id, one)) : clone("authenticators-none"),
    links: links.links.length > 0 && openLinks(found, links.links),
  });
}

export async function unlock({ person: id }) {
  const found = await person(id);
  const back = at("person", id);
  const page = fill(clone("unlock"), {
    caption: found.name,
    email: found.email && complete(found.email),
    cancel: to(back),
  });
  whenSubmitted(page, async (data) => {
    await post(["people", id, "unlock"], { reason: text(data, "reason") });
    succeeded(say("did-unlock", found.name));
    go(back);
  });
  return page;
}
