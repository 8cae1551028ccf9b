// The Registration Authority's API, below this page's own address.
import { Problem, unreachable } from "./problem.js";
import { token } from "./session.js";
import { organisation } from "./state.js";

const base = location.pathname.replace(/\/console\/?$/, "");

function address(path, query = {}) {
  const parameters = new URLSearchParams(Object.entries(query).filter(([, value]) => value));
  return `${base}/${path.map(encodeURIComponent).join("/")}${parameters.size > 0 ? `?${parameters}` : ""}`;
}

async function ask(path, query, request) {
  let answer;
  try {
    const headers = { authorization: `Bearer ${await token()}`, ...request.headers };
    answer = await fetch(address(path, query), { ...request, headers, cache: "no-store", credentials: "omit" });
  } catch (error) {
    console.warn(error);
    throw unreachable();
  }
  if (!answer.ok) {
    throw await Problem.of(answer);
  }
  return answer;
}

const json = async (answer) => ({
  status: answer.status,
  body: answer.headers.get("content-type")?.includes("json") ? await answer.json() : undefined,
});

// Reads a resource.
export async function get(path, query) {
  return (await json(await ask(path, query, { method: "GET", headers: { accept: "application/json" } }))).body;
}

// Asks for something to be done, for the organisation that the agent acts for. Answers { status, body }.
export async function post(path, content) {
  const headers = { accept: "application/json", "content-type": "application/json" };
  return json(await ask(path, {}, { method: "POST", headers, body: JSON.stringify({ organisation, ...content }) }));
}

// Sends a file.
export async function send(path, query, file) {
  const headers = { accept: "application/json", "content-type": "text/csv" };
  return (await json(await ask(path, query, { method: "POST", headers, body: file }))).body;
}

// Fetches a file.
export async function file(path, query) {
  return (await ask(path, query, { method: "GET", headers: { accept: "text/csv" } })).blob();
}
