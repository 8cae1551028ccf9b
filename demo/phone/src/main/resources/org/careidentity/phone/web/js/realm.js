// The calls of docs/push-openapi.yaml.

const PATIENCE_MILLISECONDS = 20_000;

export class Refused extends Error {
  constructor(status, { error = "", triesLeft } = {}) {
    super(`${status} ${error}`);
    this.status = status;
    this.reason = error;
    this.triesLeft = triesLeft;
  }
}

export class NoNetwork extends Error {}

// where a phone may have accounts: the same as the server's policy for this app allows
export const isRealm = (text) => {
  try {
    const { protocol, hostname, username, search, hash } = new URL(text);
    const local = hostname === "localhost" || hostname.endsWith(".localhost") || hostname === "127.0.0.1";
    return (protocol === "https:" || (protocol === "http:" && local)) && !username && !search && !hash;
  } catch {
    return false;
  }
};

const call = async (realm, method, path, { token, body } = {}) => {
  let response;
  try {
    response = await fetch(`${realm}/care-identity-push${path}`, {
      method,
      headers: {
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
        ...(body ? { "Content-Type": "application/json" } : {}),
      },
      body: body ? JSON.stringify(body) : undefined,
      cache: "no-store",
      credentials: "omit",
      // the token goes to the realm that gave it and nowhere else
      redirect: "error",
      referrerPolicy: "no-referrer",
      signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
    });
  } catch {
    throw new NoNetwork();
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw new Refused(response.status, answer);
  }
  return { status: response.status, ...answer };
};

const device = ({ realm, credentialId, deviceToken }, method, path, body) =>
  call(realm, method, `/devices/${credentialId}${path}`, { token: deviceToken, body });

export const registrationOptions = (realm, ticket) =>
  call(realm, "POST", "/registrations/options", { body: { ticket } });

export const register = (realm, registration) => call(realm, "POST", "/registrations", { body: registration });

export const deviceOf = (account) => device(account, "GET", "");

export const requestsOf = async (account) => (await device(account, "GET", "/requests")).requests ?? [];

export const approve = (account, { id }, credential) =>
  device(account, "POST", `/requests/${encodeURIComponent(id)}/approval`, { credential });

export const deny = (account, { id }, reason) =>
  device(account, "POST", `/requests/${encodeURIComponent(id)}/denial`, { reason });

export const subscribe = (account, subscription) => device(account, "PUT", "/push-subscription", subscription);

export const unsubscribe = (account) => device(account, "DELETE", "/push-subscription");
