// A login that waits: what it is, and the answer. There is no approval without the number that the person types.
import { challengeOf } from "../challenge.js";
import { countdown } from "../countdown.js";
import { isNotUnlocked, sign } from "../credentials.js";
import { field } from "../field.js";
import { answered as forgetRequest, ask, isUnreachable, onChange, requestFor } from "../poll.js";
import { approve, deny } from "../realm.js";
import * as results from "../results.js";
import { replaceBy } from "../router.js";
import { account as accountOf } from "../store.js";
import { button, buttons, element, paragraph, show, summary } from "../view.js";

const when = (time) => {
  const date = new Date(Number(time) * 1000);
  const day = date.toDateString() === new Date().toDateString() ? "Today" : date.toLocaleDateString("en-GB");
  return `${day}, ${date.toLocaleTimeString("en-GB")}`;
};

const details = (request, account) =>
  summary([
    ["Application", request.application],
    ["Organisation", request.organisation ?? account.organisation],
    ["Account", account.account],
    ["Network address", request.address],
    ["Time", when(request.time)],
  ]);

const answerForm = (account, request, state) => {
  const digits = Number(request.digits);
  const number = field({
    id: "number",
    label: "Number on the screen of your computer",
    hint: `It has ${digits} digits. Type it only if you see it on a screen in front of you.`,
    class: "phone-typed",
    inputmode: "numeric",
    pattern: `[0-9]{${digits}}`,
    maxlength: String(digits),
    enterkeyhint: "done",
  });
  // sends one answer at a time, and none after the page was left
  const once = async (send, done) => {
    if (state.sending) {
      return;
    }
    state.sending = true;
    try {
      await send();
      forgetRequest(account.credentialId);
      done();
    } catch (failure) {
      if (isNotUnlocked(failure)) {
        number.fail("This phone was not unlocked. Try again, or deny the login.");
      } else {
        results.failed(failure, location.hash);
      }
    } finally {
      state.sending = false;
    }
  };
  const confirm = (event) => {
    event.preventDefault();
    number.clear();
    const typed = number.input.value.trim();
    if (!new RegExp(`^[0-9]{${digits}}$`).test(typed)) {
      number.fail(`Type the ${digits} digits that the computer shows`);
      return;
    }
    once(async () => {
      const challenge = await challengeOf(request, typed);
      await approve(account, request, await sign(account, challenge, request.until - Date.now()));
    }, results.confirmed);
  };
  const denial = (reason, done) => () => once(() => deny(account, request, reason), done);
  return element(
    "form",
    { novalidate: true, onsubmit: confirm },
    number.group,
    button("Confirm"),
    paragraph("If you did not begin this login, do not type anything."),
    buttons(
      button("Deny", denial("denied", results.denied), "secondary"),
      button("This was not me", denial("not-me", results.notMe), "warning"),
    ),
  );
};

export const requestPage = async ({ rest: [credentialId, id], signal }) => {
  const account = await accountOf(credentialId);
  if (!account) {
    await replaceBy("#accounts");
    return;
  }
  // twice: the first may have been on its way before the login began
  for (let tries = 0; tries < 2 && requestFor(credentialId)?.id !== id; tries += 1) {
    await ask();
  }
  if (signal.aborted) {
    return;
  }
  const request = requestFor(credentialId);
  if (request?.id !== id) {
    await missing(credentialId);
    return;
  }
  const state = { sending: false };
  show(
    "Are you logging in?",
    details(request, account),
    countdown(request.until, request.life, signal, () => {
      // the answer to what is on its way says how it ended
      if (!state.sending) {
        forgetRequest(credentialId);
        results.late();
      }
    }),
    answerForm(account, request, state),
  );
  onChange(async () => {
    if (!state.sending && requestFor(credentialId)?.id !== id && !signal.aborted) {
      await missing(credentialId);
    }
  }, signal);
};

const missing = async (credentialId) => {
  if ((await accountOf(credentialId))?.state === "removed") {
    results.unknownDevice();
  } else if (isUnreachable(credentialId)) {
    results.noNetwork(location.hash);
  } else {
    results.gone();
  }
};
