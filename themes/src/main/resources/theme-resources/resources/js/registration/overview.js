// An organisation in figures, and who has what there as a file.
import { file, get } from "./api.js";
import { clone, complete, fill, press, rows, slot } from "./dom.js";
import { bars, columns, share } from "./figures.js";
import { attempt } from "./form.js";
import { save } from "./save.js";
import { may, organisation, organisationName } from "./state.js";
import { month, named, number, shortMonth } from "./words.js";

const total = (items) => items.reduce((sum, { authenticators }) => sum + authenticators, 0);

const nextMonth = (text) => {
  const [year, after] = text.split("-").map(Number);
  return after === 12 ? `${year + 1}-01` : `${year}-${String(after + 1).padStart(2, "0")}`;
};

// With the months between in which nothing expires: time is not to look shorter than it is.
function everyMonth(expiring) {
  const counts = new Map(expiring.map((item) => [item.month, item.authenticators]));
  const known = [...counts.keys()].sort();
  const all = [];
  for (let at = known[0]; at <= known.at(-1); at = nextMonth(at)) {
    all.push({ month: at, authenticators: counts.get(at) ?? 0 });
  }
  return all;
}

function methods(page, used) {
  const row = (one) =>
    fill(clone("method-row"), {
      method: named("method", one.method),
      people: number(one.people),
      authenticators: number(one.authenticators),
    });
  const items = used.map((one) => ({
    label: named("method", one.method),
    value: one.people,
    text: number(one.people),
  }));
  rows(page, "methods", used.map(row), "methodsNone");
  fill(page, { methodsPicture: used.length > 0 && bars("care-identity-console-methods", items) });
}

function expiring(page, found) {
  const all = everyMonth(found);
  const row = (one) => fill(clone("month-row"), { month: month(one.month), cards: number(one.authenticators) });
  // a year needs the room of three months
  const firstYear = all.slice(0, 3).some((one) => one.month.endsWith("-01")) ? undefined : 0;
  const items = all.map((one, index) => ({
    label: shortMonth(one.month),
    below: index === firstYear || one.month.endsWith("-01") ? one.month.slice(0, 4) : undefined,
    value: one.authenticators,
    text: number(one.authenticators),
  }));
  rows(page, "expiring", all.filter((one) => one.authenticators > 0).map(row), "expiringNone");
  fill(page, { expiringPicture: all.length > 0 && columns("care-identity-console-expiring", items) });
}

function attention(page, found) {
  const row = (one) =>
    fill(clone("attention-row"), { why: named("status", one.status), authenticators: number(one.authenticators) });
  if (found.length > 0) {
    fill(page, { attention: found.map(row) });
  } else {
    fill(page, { attention: null });
  }
}

function download(page) {
  const status = slot(page, "exported");
  return attempt(page, slot(page, "export"), async () => {
    save(await file(["export"], { organisation }), `authenticators-${organisation ?? "all"}.csv`);
    status.textContent = status.dataset.done;
  });
}

export async function overview() {
  const figures = await get(["overview"], { organisation });
  const page = clone("overview");
  const having = figures.people - figures.without;
  fill(page, {
    caption: organisationName(),
    people: number(figures.people),
    without: number(figures.without),
    wanting: number(total(figures.attention)),
    share: share("care-identity-console-share", figures.without, figures.people),
    shareWords: complete(number(having), number(figures.without)),
    export: may("export") && press(() => download(page)),
  });
  methods(page, figures.methods);
  expiring(page, figures.expiring);
  attention(page, figures.attention);
  return page;
}
