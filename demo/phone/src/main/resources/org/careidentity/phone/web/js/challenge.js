// What an approval signs: the login, and the number that the person has typed. docs/push-openapi.yaml defines it.

const PURPOSE = "care-identity-push";

const utf8 = new TextEncoder();

// the length in bytes, not in characters: else two logins could be written the same way
const netstring = (text) => `${utf8.encode(text).length}:${text},`;

export const challengeOf = async ({ id, realm, client, person, time }, number) =>
  new Uint8Array(
    await crypto.subtle.digest(
      "SHA-256",
      utf8.encode([PURPOSE, id, number, realm, client, person, time].map(netstring).join("")),
    ),
  );
