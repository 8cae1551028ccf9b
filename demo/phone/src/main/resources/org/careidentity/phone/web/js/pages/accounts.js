// The accounts of this phone.
import { requestAddress } from "../banner.js";
import { first, isUnreachable, onChange } from "../poll.js";
import { accounts } from "../store.js";
import { element, linkButton, paragraph, show } from "../view.js";

const STATES = {
  ready: ["Ready", "green"],
  unconfirmed: ["Not finished", "yellow"],
  removed: ["Removed", "red"],
  unreachable: ["No connection", "grey"],
};

export const stateOf = (account) =>
  account.state === "ready" && isUnreachable(account.credentialId) ? "unreachable" : account.state;

export const tag = (state) => {
  const [text, colour] = STATES[state];
  return element("strong", { class: `nhsuk-tag nhsuk-tag--${colour}` }, text);
};

const card = (account) => {
  const address = encodeURIComponent(account.credentialId);
  const named = (text) => [text, element("span", { class: "nhsuk-u-visually-hidden" }, ` of ${account.account} at ${account.organisation}`)];
  const to = (page, text) => element("a", { href: `#${page}/${address}`, class: "phone-account__link" }, ...named(text));
  return element(
    "div",
    { class: "nhsuk-card phone-account", "data-state": stateOf(account) },
    element(
      "div",
      { class: "nhsuk-card__content" },
      element("h2", { class: "nhsuk-card__heading nhsuk-heading-m" }, account.organisation),
      paragraph(account.account),
      account.name ? paragraph(account.name) : undefined,
      element("p", { class: "phone-account__state" }, tag(stateOf(account))),
      account.state === "unconfirmed" ? element("p", {}, to("check", "Show the check number")) : undefined,
      element("p", {}, to("account", "Settings")),
    ),
  );
};

const answerFirst = () => {
  const waiting = first();
  if (waiting) {
    location.hash = requestAddress(waiting.credentialId, waiting.request);
  }
  return Boolean(waiting);
};

export const accountsPage = async ({ signal }) => {
  if (answerFirst()) {
    return;
  }
  const list = element("div");
  let shown;
  const fill = async () => {
    const all = await accounts();
    const now = JSON.stringify(all.map((account) => [account, stateOf(account)]));
    if (signal.aborted || shown === now) {
      return;
    }
    shown = now;
    list.replaceChildren(
      ...(all.length
        ? [
            paragraph("Leave this page open: it shows each login that waits for you."),
            ...all.map(card),
            linkButton("#add", "Add an account", "secondary"),
          ]
        : [
            paragraph("This phone has no account yet. Add an account to confirm your logins with this phone."),
            linkButton("#add", "Add an account"),
          ]),
    );
  };
  await fill();
  show("Your accounts", list);
  onChange(() => answerFirst() || fill(), signal);
};
