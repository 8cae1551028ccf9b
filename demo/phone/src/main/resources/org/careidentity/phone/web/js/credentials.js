// The phone's own key: made and used by the browser (WebAuthn Level 3), with the person's unlock each time.
import { decode, encode } from "./base64url.js";

// Browsers of before 2025 have neither the parser nor toJSON (WebAuthn Level 3 sections 5.1, 5.1.8).
const parsed = (options) =>
  PublicKeyCredential.parseCreationOptionsFromJSON?.(options) ?? {
    ...options,
    challenge: decode(options.challenge),
    user: { ...options.user, id: decode(options.user.id) },
    excludeCredentials: (options.excludeCredentials ?? []).map((known) => ({ ...known, id: decode(known.id) })),
  };

const json = (credential) => {
  if (credential.toJSON) {
    return credential.toJSON();
  }
  const { response } = credential;
  const member = (name) => (response[name] ? { [name]: encode(response[name]) } : {});
  return {
    id: credential.id,
    rawId: encode(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: {
      ...member("clientDataJSON"),
      ...member("attestationObject"),
      ...member("authenticatorData"),
      ...member("signature"),
      ...member("userHandle"),
      ...(response.getTransports ? { transports: response.getTransports() } : {}),
    },
  };
};

export const supported = () => window.isSecureContext && "PublicKeyCredential" in window && "credentials" in navigator;

// The person said no, or the phone did not know them.
export const isNotUnlocked = ({ name }) => ["NotAllowedError", "AbortError"].includes(name);

export const create = async (options) => json(await navigator.credentials.create({ publicKey: parsed(options) }));

export const sign = async ({ credentialId, rpId }, challenge, milliseconds) =>
  json(
    await navigator.credentials.get({
      publicKey: {
        challenge,
        rpId,
        allowCredentials: [{ type: "public-key", id: decode(credentialId) }],
        userVerification: "required",
        timeout: milliseconds,
      },
    }),
  );
