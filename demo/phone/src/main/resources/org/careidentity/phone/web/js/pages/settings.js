// An account of this phone: its name here, notifications, and its removal.
import { field } from "../field.js";
import { unsubscribe } from "../realm.js";
import { leaveFor, replaceBy } from "../router.js";
import { account as accountOf, change, forget } from "../store.js";
import { announce, button, buttons, element, linkButton, paragraph, show, summary } from "../view.js";
import { stateOf, tag } from "./accounts.js";
import { notifications } from "./check.js";

const found = async (credentialId) => {
  const account = await accountOf(credentialId);
  if (!account) {
    await replaceBy("#accounts");
  }
  return account;
};

export const settingsPage = async ({ rest: [credentialId] }) => {
  const account = await found(credentialId);
  if (!account) {
    return;
  }
  const name = field({
    id: "name",
    label: "Name on this phone",
    hint: "Only you see it, in this app.",
    maxlength: "64",
    value: account.name,
  });
  const saved = element("p", { class: "phone-working", role: "status" });
  const save = async (event) => {
    event.preventDefault();
    name.clear();
    if (!name.input.value.trim()) {
      saved.textContent = "";
      name.fail("Type a name");
      return;
    }
    await change(credentialId, { name: name.input.value.trim() });
    saved.textContent = "The name is saved.";
  };
  show(
    "Settings",
    summary([
      ["Account", account.account],
      ["Organisation", account.organisation],
      ["Login service", element("span", { class: "phone-address" }, account.realm)],
      ["State", tag(stateOf(account))],
    ]),
    element("form", { novalidate: true, onsubmit: save }, name.group, saved, button("Save")),
    ...(account.state === "ready" ? notifications(account) : []),
    element("h2", { class: "nhsuk-heading-m" }, "Remove"),
    paragraph("Removes the account from this phone. You can then no longer confirm logins with it."),
    linkButton(`#remove/${encodeURIComponent(credentialId)}`, "Remove from this phone", "warning"),
    paragraph(element("a", { href: "#accounts" }, "Your accounts")),
  );
};

const removed = (account) =>
  leaveFor(() =>
    show(
      "Removed from this phone",
      paragraph("Now remove this phone at “Your authenticators” too. Until then your account still lists it."),
      paragraph(element("span", { class: "phone-address" }, `Login service: ${account.realm}`)),
      linkButton("#accounts", "Your accounts"),
    ),
  );

export const removePage = async ({ rest: [credentialId] }) => {
  const account = await found(credentialId);
  if (!account) {
    return;
  }
  const remove = async () => {
    // what the realm does not learn now, it learns when the device is removed there
    unsubscribe(account).catch(() => {});
    await forget(credentialId);
    announce("");
    removed(account);
  };
  show(
    "Remove this account from this phone?",
    summary([
      ["Account", account.account],
      ["Organisation", account.organisation],
    ]),
    paragraph("This phone forgets the account. It must also be removed at “Your authenticators”, where your account lists it."),
    buttons(
      button("Remove", remove, "warning"),
      linkButton(`#account/${encodeURIComponent(credentialId)}`, "Keep it", "secondary"),
    ),
  );
};
