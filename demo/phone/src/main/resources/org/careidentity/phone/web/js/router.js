// Which page the address asks for. A page is left when its signal is aborted.

const routes = new Map();
let leaving = new AbortController();

export const route = (name, page) => routes.set(name, page);

const parsed = (hash) => {
  const [path, query = ""] = hash.replace(/^#/, "").split("?");
  const [name, ...rest] = path.split("/").map(decodeURIComponent);
  return { name, rest, query: new URLSearchParams(query) };
};

export const current = () => parsed(location.hash).name || "accounts";

export const render = async () => {
  leaving.abort();
  leaving = new AbortController();
  const { name, rest, query } = parsed(location.hash);
  await (routes.get(name) ?? routes.get("accounts"))({ rest, query, signal: leaving.signal });
};

// Goes to a page without a way back to this one: what was answered or registered is not to be sent again.
export const replaceBy = (hash) => {
  history.replaceState(null, "", hash);
  return render();
};

// Leaves the page for one without an address of its own, which a reload does not show again.
export const leaveFor = (showResult) => {
  leaving.abort();
  history.replaceState(null, "", "#result");
  showResult();
};
