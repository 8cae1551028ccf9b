// What went wrong with what was entered or asked for, said above the page and at the field, as the NHS service manual has it.
import { clone, element, fill, press } from "./dom.js";
import { logIn, logInStronger } from "./session.js";
import { titleOf } from "./title.js";

function shown(page, summary) {
  clear(page);
  page.prepend(summary);
  document.title = `${summary.querySelector("h2").textContent} - ${titleOf(page)}`;
  summary.focus();
}

// Takes away what was said before.
export function clear(page) {
  page.querySelectorAll(".nhsuk-error-summary, .nhsuk-error-message, .nhsuk-notification-banner").forEach((old) => old.remove());
  page.querySelectorAll(".nhsuk-form-group--error").forEach((group) => group.classList.remove("nhsuk-form-group--error"));
  page.querySelectorAll("[aria-invalid]").forEach((control) => {
    control.removeAttribute("aria-invalid");
    control.setAttribute("aria-describedby", (control.getAttribute("aria-describedby") ?? "").replace(/\s?\S+-error$/, ""));
  });
  document.title = titleOf(page);
}

function mark({ control, group, text }) {
  const error = fill(clone("error"), { text });
  const described = group.querySelector("fieldset") ?? control;
  error.id = `${control.id}-error`;
  group.classList.add("nhsuk-form-group--error");
  const before = group.querySelector(".nhsuk-radios, .nhsuk-checkboxes, input, textarea");
  before.before(error);
  described.setAttribute("aria-describedby", `${described.getAttribute("aria-describedby") ?? ""} ${error.id}`.trim());
  described.setAttribute("aria-invalid", "true");
}

// Fields with something wrong: { control, group, text } each.
export function showFields(page, wrong) {
  const links = wrong.map(({ control, text }) => {
    const item = element("li");
    item.append(element("a", text, { href: `#${control.id}` }));
    return item;
  });
  shown(page, fill(clone("errors"), { errors: links, detail: null, roles: null, after: null, stronger: null, "log-in": null }));
  wrong.forEach(mark);
}

export const roleNames = ({ roles }) => roles.map(({ code, name }) => element("li", name ? `${name} (${code})` : code));

// What the API said no to. after: what was done about it here.
export function showProblem(page, problem, after) {
  const item = element("li", problem.title);
  shown(
    page,
    fill(clone("errors"), {
      errors: item,
      detail: problem.detail,
      roles: problem.roles.length > 0 && roleNames(problem),
      after,
      stronger: problem.wantsStronger && press(logInStronger),
      "log-in": problem.wantsLogin && press(() => logIn()),
    }),
  );
}
