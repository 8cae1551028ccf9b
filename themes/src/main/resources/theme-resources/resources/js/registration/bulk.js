// Changes of many authenticators from a CSV file: checked first, then carried out part by part.
import { at, go } from "./address.js";
import { file, get, post, send } from "./api.js";
import { clone, complete, fill, linkAbout, press, rows, slot } from "./dom.js";
import { attempt, whenSubmitted } from "./form.js";
import { Problem } from "./problem.js";
import { csv, save } from "./save.js";
import { organisation, organisationName, succeeded } from "./state.js";
import { format, number, say, time } from "./words.js";

// what of a file's links is shown; the file that is taken away has them all
const MOST_SHOWN = 100;

// The links that this document was told, by the job's id. The API tells them once.
const issued = new Map();

// A file that was changed since it was chosen cannot be read any more.
async function bytes(chosen) {
  try {
    return await chosen.arrayBuffer();
  } catch {
    throw new Problem({ title: say("file-changed") });
  }
}

function state({ needsApproval, passed, done, lines }) {
  const begun = done > lines - passed;
  const reached = done < lines ? (begun ? "running" : "waiting") : "done";
  return say(`job-state-${needsApproval ? "approval" : reached}`);
}

const jobRow = (one) =>
  fill(clone("job-row"), {
    created: linkAbout(time(one.created), at("bulk", one.id), one.broughtBy),
    by: one.mine ? say("own") : one.broughtBy,
    lines: number(one.lines),
    state: state(one),
  });

export async function bulk() {
  const { jobs } = await get(["bulk"], { organisation });
  const page = fill(clone("bulk"), { caption: organisationName(), latest: jobs.length > 0 });
  rows(page, "jobs", jobs.map(jobRow));
  whenSubmitted(page, async (data) => {
    const checked = await send(["bulk"], { organisation }, await bytes(data.get("file")));
    go(at("bulk", checked.id));
  });
  return page;
}

// Whether there are links that only this document knows.
const untaken = new Set();

addEventListener("beforeunload", (event) => {
  if (untaken.size > 0) {
    event.preventDefault();
  }
});

// The link is a text here: the browser that opens it first is the one that can use it.
const secretRow = ({ line, uuid, link, passphrase }) =>
  fill(clone("secret-row"), { line: number(line), uuid, link, passphrase });

const problemRow = ({ line, uuid, operation, detail }) =>
  fill(clone("line-row"), { line: number(line), uuid, operation, detail });

// What a page shows of a job, at every step of it.
function show(page, job) {
  const { id, lines, passed, done, failed, needsApproval, mine, problems } = job;
  const left = lines - passed;
  const secrets = issued.get(id) ?? [];
  // lines that the check refused are done from the beginning
  const carriedOut = Math.max(0, done - left);
  const hide = (name, hidden) => slot(page, name).toggleAttribute("hidden", hidden);
  const status = slot(page, "status");
  Object.assign(slot(page, "progress"), { max: Math.max(1, passed), value: carriedOut });
  if (carriedOut > 0) {
    status.textContent = format(
      done < lines ? status.dataset.running : status.dataset.done,
      number(carriedOut),
      number(passed),
      number(failed),
    );
  }
  hide("nothing", passed > 0);
  hide("approval", !needsApproval);
  hide("approve", mine);
  hide("running", carriedOut === 0);
  hide("run", needsApproval || passed === 0 || done >= lines);
  hide("reload", !mine);
  hide("secrets", secrets.length === 0);
  hide("problems-section", problems.length === 0);
  hide("first", left + failed <= problems.length);
  fill(page, { issued: secrets.slice(0, MOST_SHOWN).map(secretRow), problems: problems.map(problemRow) });
}

function keep(id, lines) {
  const told = lines.filter((line) => line.link);
  if (told.length > 0) {
    issued.set(id, [...(issued.get(id) ?? []), ...told]);
    untaken.add(id);
  }
}

export async function job({ job: id }) {
  const page = clone("job");
  let current = await get(["bulk", id]);
  let paused = false;

  const update = (job) => {
    current = job;
    show(page, current);
  };

  // Until all is done, or the agent says stop, or looks at another page.
  async function run() {
    paused = false;
    slot(page, "pause").hidden = false;
    try {
      let before;
      // what another agent's run has taken meanwhile goes forward too; what nothing takes forward is left to a later try
      do {
        before = current.done;
        const { body } = await post(["bulk", id, "run"]);
        keep(id, body.lines);
        update(body.job);
      } while (!paused && page.isConnected && current.done > before && current.done < current.lines);
    } finally {
      if (document.activeElement === slot(page, "pause")) {
        slot(page, "run").focus();
      }
      slot(page, "pause").hidden = true;
    }
    if (current.done >= current.lines) {
      page.querySelector("h1").focus();
    }
  }

  const on = (name, act) => press(() => attempt(page, slot(page, name), act));
  fill(page, {
    caption: organisationName(current.organisation ?? ""),
    by: current.mine ? say("own") : current.broughtBy,
    created: time(current.created),
    checked: complete(number(current.passed), number(current.lines)),
    address: location.origin + location.pathname + at("bulk", id),
    first: complete(number(current.problems.length)),
    run: on("run", run),
    pause: press(() => (paused = true)),
    approve: on("approve", async () => {
      await post(["bulk", id, "approval"]);
      succeeded(say("did-approval"));
      go(at("bulk", id));
    }),
    report: on("report", async () => save(await file(["bulk", id, "report"]), `report-${id}.csv`)),
    download: press(() => {
      save(csv(["line", "uuid", "link", "passphrase"], issued.get(id)), `links-${id}.csv`);
      untaken.delete(id);
    }),
  });
  update(current);
  return page;
}
