// The number that ends a registration, and then that it is ended.
import { onChange } from "../poll.js";
import { possible, subscribe } from "../push.js";
import { unknownDevice } from "../results.js";
import { replaceBy } from "../router.js";
import { account as accountOf } from "../store.js";
import { announce, button, element, linkButton, paragraph, show } from "../view.js";

export const notifications = (account) => {
  if (!possible(account.vapidKey)) {
    return [];
  }
  const told = paragraph();
  const press = button(
    "Switch on notifications",
    async () => {
      const on = await subscribe(account);
      told.textContent = on
        ? "Notifications are on."
        : "Notifications are not on. The app still shows each login while it is open.";
      announce(told.textContent);
      press.hidden = on;
    },
    "secondary",
  );
  return [paragraph("A notification tells you when a login waits and the app is closed."), told, press];
};

const ready = (account) =>
  show(
    "This phone is ready",
    paragraph(`You can confirm logins of ${account.account} with it.`),
    paragraph("When the computer shows a number, open this app and type the number here."),
    ...notifications(account),
    linkButton("#accounts", "Your accounts"),
  );

const waitsFor = (account) =>
  show(
    "Type this number at the computer",
    element("p", { class: "phone-number", id: "check-number" }, account.checkNumber),
    paragraph("The registration page at the computer asks for it. This phone works once you have typed it there."),
    paragraph("Tell nobody this number."),
    linkButton("#accounts", "Your accounts", "secondary"),
  );

export const checkPage = async ({ rest: [credentialId], signal }) => {
  const refresh = async () => {
    const account = await accountOf(credentialId);
    if (signal.aborted) {
      return undefined;
    }
    if (!account) {
      await replaceBy("#accounts");
    } else if (account.state === "removed") {
      unknownDevice();
    }
    return account;
  };
  const account = await refresh();
  if (!account || signal.aborted) {
    return;
  }
  if (account.state === "ready") {
    ready(account);
    return;
  }
  waitsFor(account);
  let told = false;
  onChange(async () => {
    const now = await refresh();
    if (now?.state === "ready" && !told && !signal.aborted) {
      told = true;
      ready(now);
    }
  }, signal);
};
