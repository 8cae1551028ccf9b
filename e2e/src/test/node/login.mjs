// One login through openid-client. Reads its settings as one line of JSON, writes the authorization URL, reads the URL that
// the browser came back to, and writes what the client was told, or what it refused, as one line of JSON.
import { webcrypto } from "node:crypto";
import { createInterface } from "node:readline";

// Node 18 has them, but not under these names
globalThis.crypto ??= webcrypto;
globalThis.CryptoKey ??= webcrypto.CryptoKey;
const client = await import("openid-client");

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const read = async () => (await lines.next()).value;
const write = (line) => process.stdout.write(`${line}\n`);

const settings = JSON.parse(await read());

const authentication = async () => {
  if (!settings.privateKey) {
    return client.ClientSecretPost(settings.secret);
  }
  const algorithm = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("jwk", settings.privateKey, algorithm, false, ["sign"]);
  return client.PrivateKeyJwt({ key, kid: settings.privateKey.kid });
};

// the tests' issuer speaks plain HTTP
const execute = [client.allowInsecureRequests];
if (settings.verifySignatures) {
  execute.push(client.enableNonRepudiationChecks);
}

try {
  const configuration = await client.discovery(
    new URL(settings.issuer), settings.clientId, undefined, await authentication(), { execute });
  const state = client.randomState();
  const nonce = client.randomNonce();
  const request = { redirect_uri: settings.redirectUri, scope: settings.scope, state, nonce, prompt: "login" };
  const checks = { expectedState: state, expectedNonce: nonce, idTokenExpected: true };
  if (settings.pkce) {
    checks.pkceCodeVerifier = client.randomPKCECodeVerifier();
    request.code_challenge = await client.calculatePKCECodeChallenge(checks.pkceCodeVerifier);
    request.code_challenge_method = "S256";
  }
  write(client.buildAuthorizationUrl(configuration, request).href);

  const tokens = await client.authorizationCodeGrant(configuration, new URL(await read()), checks);
  const claims = tokens.claims();
  const userInfo = await client.fetchUserInfo(configuration, tokens.access_token, claims.sub);
  write(JSON.stringify({ claims, userInfo }));
} catch (refusal) {
  write(JSON.stringify({ code: refusal.code, claim: refusal.cause?.cause?.claim, message: refusal.message }));
}
process.exit(0);
