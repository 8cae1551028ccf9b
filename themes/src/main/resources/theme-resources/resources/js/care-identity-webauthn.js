// The form #care-identity-webauthn: its button starts one ceremony with the options of data-options, and the answer is posted
// as "credential". All words come from the page's data attributes.
import { lack, perform, send } from "./care-identity-ceremonies.js";

const form = document.getElementById("care-identity-webauthn");
const go = document.getElementById("care-identity-webauthn-go");
const stop = document.getElementById("care-identity-webauthn-stop");
const progress = document.getElementById("care-identity-webauthn-status");
const failure = document.getElementById("care-identity-webauthn-error");

// The request that waits for the device.
let waiting;

function say(status, error = "") {
  progress.textContent = status;
  failure.textContent = error;
}

function busy(on) {
  progress.toggleAttribute("data-busy", on);
  if (on) {
    go.setAttribute("aria-disabled", "true");
  } else {
    go.removeAttribute("aria-disabled");
  }
}

function stoppable(on) {
  if (!on && document.activeElement === stop) {
    go.focus();
  }
  stop.hidden = !on;
}

// "NotAllowedError" has its message in data-not-allowed-error.
function wordsFor(name) {
  return failure.dataset[name.charAt(0).toLowerCase() + name.slice(1)] ?? failure.dataset.other;
}

async function start() {
  const request = new AbortController();
  waiting = request;
  busy(true);
  stoppable(true);
  say(progress.dataset.waiting);
  try {
    const answer = await perform(form.dataset.ceremony, form.dataset.options, { signal: request.signal });
    say(progress.dataset.sending);
    send(form, answer);
  } catch (error) {
    console.warn(error);
    waiting = undefined;
    busy(false);
    if (request.signal.aborted) {
      say(progress.dataset.stopped);
    } else {
      say("", wordsFor(error.name));
    }
  } finally {
    stoppable(false);
  }
}

// Any other button of the form leaves the page: nothing may wait for the device then.
function submitted(event) {
  if (event.submitter !== go) {
    waiting?.abort();
    return;
  }
  event.preventDefault();
  if (!waiting) {
    start();
  }
}

const lacking = lack();
if (lacking) {
  say("", failure.dataset[lacking]);
} else {
  form.addEventListener("submit", submitted);
  stop.addEventListener("click", () => waiting?.abort());
  go.hidden = false;
}
document.documentElement.dataset.careIdentityReady = "yes";
