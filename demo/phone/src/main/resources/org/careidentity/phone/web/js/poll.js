// Asks each account's realm what waits, every three seconds while somebody can see the app.
import { NoNetwork, Refused, deviceOf, requestsOf } from "./realm.js";
import { accounts, change } from "./store.js";

const PAUSE_MILLISECONDS = 3000;
const UNKNOWN_DEVICE = 401;
const NOT_CONFIRMED = 202;

const waiting = new Map();
const unreachable = new Set();
const changes = new EventTarget();

const deadline = (request) => {
  const life = request.expires - Number(request.time);
  const left = Math.min(life, request.expires - Date.now() / 1000);
  // a realm sends what is open: when nothing is left on arrival, this phone's clock is wrong
  return { life, until: Date.now() + (left > 0 ? left : life) * 1000 };
};

const look = async (account) => {
  if (account.state === "removed") {
    return;
  }
  if (account.state === "unconfirmed") {
    const device = await deviceOf(account);
    if (device.status !== NOT_CONFIRMED) {
      await change(account.credentialId, { state: "ready", checkNumber: undefined, vapidKey: device.vapidKey });
    }
    return;
  }
  // a request of another realm than the account's would be a relay: it is not shown, so it cannot be answered
  const [request] = (await requestsOf(account)).filter(({ realm }) => realm === account.realm);
  const known = waiting.get(account.credentialId);
  if (!request) {
    waiting.delete(account.credentialId);
  } else if (known?.id !== request.id) {
    waiting.set(account.credentialId, { ...request, ...deadline(request) });
  }
};

const lookAt = async (account) => {
  const { credentialId } = account;
  try {
    await look(account);
    unreachable.delete(credentialId);
  } catch (failure) {
    if (failure instanceof Refused && failure.status === UNKNOWN_DEVICE) {
      waiting.delete(credentialId);
      await change(credentialId, { state: "removed", checkNumber: undefined });
    } else if (failure instanceof NoNetwork || failure instanceof Refused) {
      unreachable.add(credentialId);
    } else {
      throw failure;
    }
  }
};

let running;

const round = async () => {
  try {
    await Promise.all((await accounts()).map(lookAt));
  } finally {
    running = undefined;
    changes.dispatchEvent(new Event("change"));
  }
};

// Asks now; who asks while it is being asked gets the same answer.
export const ask = () => (running ??= round());

export const start = () => {
  const visible = () => document.visibilityState === "visible";
  const again = async () => {
    if (visible()) {
      await ask().catch(() => {});
    }
    setTimeout(again, PAUSE_MILLISECONDS);
  };
  document.addEventListener("visibilitychange", () => visible() && ask().catch(() => {}));
  again();
};

export const onChange = (listener, signal) => changes.addEventListener("change", listener, { signal });

export const requestFor = (credentialId) => waiting.get(credentialId);

export const answered = (credentialId) => waiting.delete(credentialId);

export const isUnreachable = (credentialId) => unreachable.has(credentialId);

// The request that ends first, with its account's id.
export const first = () =>
  [...waiting].map(([credentialId, request]) => ({ credentialId, request })).sort((one, other) => one.request.until - other.request.until)[0];
