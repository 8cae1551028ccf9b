// One WebAuthn ceremony for the form #care-identity-passkey: takes PublicKeyCredential...OptionsJSON from data-options, asks
// the browser, and posts the answer's toJSON() as "credential". All words come from the page's data attributes.
const form = document.getElementById("care-identity-passkey");
const go = document.getElementById("care-identity-passkey-go");
const progress = document.getElementById("care-identity-passkey-status");
const failure = document.getElementById("care-identity-passkey-error");

const supported =
  typeof globalThis.PublicKeyCredential?.parseCreationOptionsFromJSON === "function" &&
  typeof globalThis.PublicKeyCredential.parseRequestOptionsFromJSON === "function" &&
  typeof navigator.credentials?.create === "function";

const ceremonies = {
  register: (options) =>
    navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) }),
  authenticate: (options) =>
    navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) }),
};

let running = false;

function say(status, error = "") {
  progress.textContent = status;
  failure.textContent = error;
}

// "NotAllowedError" has its message in data-not-allowed-error.
function messageFor(error) {
  return failure.dataset[error.name.charAt(0).toLowerCase() + error.name.slice(1)] ?? failure.dataset.other;
}

async function perform() {
  running = true;
  go.setAttribute("aria-disabled", "true");
  say(progress.dataset.waiting);
  try {
    const credential = await ceremonies[form.dataset.ceremony](JSON.parse(form.dataset.options));
    form.elements.credential.value = JSON.stringify(credential.toJSON());
    say(progress.dataset.sending);
    form.requestSubmit();
  } catch (error) {
    console.warn(error);
    running = false;
    go.removeAttribute("aria-disabled");
    say("", messageFor(error));
  }
}

function start(event) {
  if (event.submitter !== go) {
    return;
  }
  event.preventDefault();
  if (!running) {
    perform();
  }
}

if (supported) {
  form.addEventListener("submit", start);
  go.hidden = false;
} else {
  say("", failure.dataset.noWebauthn);
}
document.documentElement.dataset.careIdentityReady = "yes";
