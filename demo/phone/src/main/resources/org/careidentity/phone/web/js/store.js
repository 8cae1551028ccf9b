// The accounts, in IndexedDB: {credentialId, realm, organisation, account, name, rpId, deviceToken, checkNumber, state}.

const NAME = "care-identity-phone";
const STORE = "accounts";

const settled = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

let opened;

const database = () => {
  opened ??= (() => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "credentialId" });
    return settled(request);
  })();
  return opened;
};

const store = async (mode) => (await database()).transaction(STORE, mode).objectStore(STORE);

export const accounts = async () =>
  (await settled((await store("readonly")).getAll())).sort((one, other) => one.since - other.since);

export const account = async (credentialId) => settled((await store("readonly")).get(credentialId));

export const keep = async (changed) => settled((await store("readwrite")).put(changed));

// in one transaction: an account that was removed meanwhile does not come back
export const change = async (credentialId, values) => {
  const open = await store("readwrite");
  const kept = await settled(open.get(credentialId));
  if (kept) {
    await settled(open.put({ ...kept, ...values }));
  }
};

export const forget = async (credentialId) => settled((await store("readwrite")).delete(credentialId));
