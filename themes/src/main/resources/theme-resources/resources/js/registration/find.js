// Find an existing user.
import { at } from "./address.js";
import { get } from "./api.js";
import { clone, fill, linkAbout, press, radio, rows, slot } from "./dom.js";
import { attempt, text, whenSubmitted } from "./form.js";
import { organisation } from "./state.js";
import { number, say } from "./words.js";

const KINDS = ["uuid", "name", "email"];

// What was looked for last, and found, for the way back from a profile. Only here: names do not belong in a browser's history.
let last = { by: "uuid", text: "", organisation: undefined, people: undefined, next: undefined };

function row({ id, uuid, name, enabled }) {
  return fill(clone("found-row"), {
    name,
    uuid,
    account: say(enabled ? "account-enabled" : "account-disabled"),
    action: linkAbout(say("view-profile"), at("person", id), name),
  });
}

async function fetchPage(after) {
  const found = await get(["people"], { organisation, [last.by]: last.text, after });
  last = { ...last, organisation, people: [...(after ? last.people : []), ...found.people], next: found.next };
}

function showFound(page) {
  if (!last.people || last.organisation !== organisation) {
    return;
  }
  const count = slot(page, "count");
  if (last.people.length === 0) {
    count.textContent = say("found-none");
    return;
  }
  count.textContent = say("found-count", number(last.people.length) + (last.next ? "+" : ""));
  const found = clone("found");
  const more = slot(found, "more");
  rows(found, "people", last.people.map(row));
  fill(found, {
    more:
      last.next &&
      press(() =>
        attempt(page, more, async () => {
          const before = last.people.length;
          await fetchPage(last.next);
          showFound(page);
          page.querySelectorAll("tbody tr")[before]?.querySelector("a").focus();
        }),
      ),
  });
  fill(page, { results: found });
}

function ask(page, by) {
  fill(page, { asked: say(`find-by-${by}`), "asked-hint": say(`find-${by}-hint`) });
  const input = page.querySelector("#text");
  input.inputMode = { uuid: "numeric", email: "email", name: "text" }[by];
  // the API wants two letters of a name
  input.minLength = by === "name" ? 2 : 1;
}

export function find() {
  const page = fill(clone("find"), {
    by: KINDS.map((kind, index) =>
      radio("by", index, { value: kind, label: say(`find-by-${kind}`), checked: kind === last.by }),
    ),
  });
  page.querySelector("#text").value = last.text;
  page.querySelectorAll("[name=by]").forEach((input) => input.addEventListener("change", () => ask(page, input.value)));
  ask(page, last.by);
  showFound(page);
  whenSubmitted(page, async (data) => {
    last = { by: data.get("by"), text: text(data, "text") };
    fill(page, { results: [] });
    slot(page, "count").textContent = "";
    await fetchPage();
    showFound(page);
  });
  return page;
}
