// The login-method page: takes out the methods that this browser cannot use, and offers the passkeys of this device where it
// can name them by itself (conditional mediation, WebAuthn Level 3 section 5.1.4).
import { lack, perform, send } from "./care-identity-ceremonies.js";

const methods = document.getElementById("care-identity-login-method");
const passkeys = document.getElementById("care-identity-conditional");

function takeOut() {
  for (const radio of methods.querySelectorAll("input[data-webauthn]")) {
    radio.checked = false;
    radio.disabled = true;
    radio.setAttribute("aria-describedby", `${radio.id}-lack`);
    document.getElementById(`${radio.id}-hint`)?.remove();
    document.getElementById(`${radio.id}-lack`).hidden = false;
  }
  document.getElementById("care-identity-no-webauthn")?.toggleAttribute("hidden", false);
}

async function offerPasskeys() {
  if (!(await PublicKeyCredential.isConditionalMediationAvailable?.())) {
    return;
  }
  const request = new AbortController();
  const group = document.getElementById("care-identity-passkeys-group");
  methods.addEventListener("submit", () => request.abort());
  group.hidden = false;
  try {
    send(
      passkeys,
      await perform("authenticate", passkeys.dataset.options, { mediation: "conditional", signal: request.signal }),
    );
  } catch (error) {
    if (!request.signal.aborted) {
      console.warn(error);
      const failure = document.getElementById("care-identity-conditional-error");
      failure.textContent = failure.dataset.other;
      group.hidden = true;
    }
  }
}

if (lack()) {
  takeOut();
} else if (passkeys) {
  // The field is there to choose in, not to type and press Enter.
  passkeys.addEventListener("submit", (event) => {
    if (!passkeys.elements.credential.value) {
      event.preventDefault();
    }
  });
  offerPasskeys();
}
document.documentElement.dataset.careIdentityReady = "yes";
