// Signals what data-signal of #care-identity-signal says, where the browser can, and then says that instead of what to do by
// hand. The browser never tells whether it removed anything (WebAuthn Level 3 section 5.1.10).
const element = document.getElementById("care-identity-signal");
const facts = JSON.parse(element.dataset.signal);
const method = "allAcceptedCredentialIds" in facts ? "signalAllAcceptedCredentials" : "signalUnknownCredential";

if (typeof globalThis.PublicKeyCredential?.[method] === "function") {
  try {
    await PublicKeyCredential[method](facts);
    document.getElementById("care-identity-signal-by-hand").hidden = true;
    document.getElementById("care-identity-signal-sent").hidden = false;
  } catch (error) {
    console.warn(error);
  }
}
