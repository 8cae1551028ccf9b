// WebAuthn ceremonies in JSON, as browsers have them (WebAuthn Level 3 sections 5.1.8 to 5.1.10).

// What this browser lacks for a ceremony, as the name of the message that says so; undefined when it lacks nothing.
export function lack() {
  if (!globalThis.isSecureContext) {
    return "insecure";
  }
  if (typeof globalThis.PublicKeyCredential === "undefined" || typeof navigator.credentials?.create !== "function") {
    return "missing";
  }
  if (
    typeof PublicKeyCredential.parseCreationOptionsFromJSON !== "function" ||
    typeof PublicKeyCredential.parseRequestOptionsFromJSON !== "function"
  ) {
    return "outdated";
  }
  return undefined;
}

const ceremonies = {
  register: (options, request) =>
    navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options), ...request }),
  authenticate: (options, request) =>
    navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options), ...request }),
};

// Asks the person's device: options and answer are JSON text, request holds the other members ("signal", "mediation").
export async function perform(ceremony, options, request) {
  const credential = await ceremonies[ceremony](JSON.parse(options), request);
  return JSON.stringify(credential.toJSON());
}

// Posts an answer with a form.
export function send(form, answer) {
  form.elements.credential.value = answer;
  form.requestSubmit();
}
