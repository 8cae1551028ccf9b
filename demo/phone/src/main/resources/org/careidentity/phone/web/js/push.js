// Being told that a login waits while the app is closed. Nothing depends on it: an open app asks by itself.
import { decode } from "./base64url.js";
import * as realm from "./realm.js";

export const possible = (vapidKey) =>
  Boolean(vapidKey) && "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;

export const registerWorker = () =>
  "serviceWorker" in navigator ? navigator.serviceWorker.register("service-worker.js").catch(() => {}) : undefined;

// Call it when a button was pressed: browsers ask the person only then. True when the realm has the address.
export const subscribe = async (account) => {
  if ((await Notification.requestPermission()) !== "granted") {
    return false;
  }
  try {
    const worker = await navigator.serviceWorker.ready;
    const key = decode(account.vapidKey);
    const known = await worker.pushManager.getSubscription();
    // one address a phone, for the key of one realm: another realm's needs the permission to replace it
    if (known && !sameKey(known, key)) {
      await known.unsubscribe();
    }
    const subscription = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
    await realm.subscribe(account, subscription.toJSON());
    return true;
  } catch {
    return false;
  }
};

const sameKey = ({ options }, key) => {
  const used = new Uint8Array(options.applicationServerKey ?? []);
  return used.length === key.length && used.every((byte, index) => byte === key[index]);
};
