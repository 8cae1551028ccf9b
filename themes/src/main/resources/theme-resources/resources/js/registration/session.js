// Who is logged in: the authorization code flow with PKCE (RFC 9700 section 2.1.1). Tokens stay in this document's memory, so
// that nothing is left of them where another script or person could find it.
import Keycloak from "./keycloak.js";

const ROUTE = "care-identity-registration-route";
const LOGGED_OUT = "care-identity-registration-logged-out";
// seconds that a token must still be good for when a request begins
const MARGIN = 30;

const [, server, realm] = /^(.*)\/realms\/([^/]+)\//.exec(location.pathname);
const page = location.origin + location.pathname;
const keycloak = new Keycloak({
  url: location.origin + server,
  realm: decodeURIComponent(realm),
  clientId: document.body.dataset.client,
});

// An item of this tab that is read once.
function take(item) {
  const value = sessionStorage.getItem(item);
  sessionStorage.removeItem(item);
  return value;
}

// Leaves the page. Never resolves: whatever waits for it has nothing more to do here.
export async function logIn(options = {}) {
  // The fragment is the route, and no redirect URI can have one. After a login that failed there is none here: the first counts.
  if (location.hash) {
    sessionStorage.setItem(ROUTE, location.hash);
  }
  await keycloak.login({ redirectUri: page, ...options });
  return new Promise(() => {});
}

export const logInStronger = () => logIn({ acrValues: "AAL3_ANY" });

export async function logOut() {
  sessionStorage.setItem(LOGGED_OUT, "yes");
  await keycloak.logout({ redirectUri: page });
}

// "logged in", "logged out" when this page was just left by logging out, or "failed". Leaves the page for a login otherwise.
export async function begin() {
  const left = take(LOGGED_OUT);
  try {
    const done = await keycloak.init({ checkLoginIframe: false, pkceMethod: "S256", responseMode: "query" });
    if (done) {
      history.replaceState(null, "", take(ROUTE) || location.hash || "#/");
      return "logged in";
    }
  } catch (error) {
    console.warn(error);
    return "failed";
  }
  return left ? "logged out" : logIn();
}

// A token that is good for the next request. A session that has ended, as by inactivity, begins anew with a login.
export async function token() {
  try {
    await keycloak.updateToken(MARGIN);
  } catch (error) {
    if (keycloak.authenticated) {
      throw error;
    }
    return logIn();
  }
  return keycloak.token;
}
