// Forms: what is missing is said before anything is sent, one answer is waited for at a time, and a refusal is shown above.
import { clear, showFields, showProblem } from "./errors.js";
import { asProblem } from "./problem.js";

function lacks(control) {
  if (control.matches("fieldset")) {
    return control.querySelector("input:checked") === null;
  }
  if (control.type === "checkbox") {
    return !control.checked;
  }
  return control.value.trim().length < (control.minLength > 0 ? control.minLength : 1);
}

function missing(form) {
  return [...form.querySelectorAll("[data-missing]")].filter(lacks).map((control) => ({
    control: control.matches("fieldset") ? control.querySelector("input") : control,
    group: control.closest("[data-group]"),
    text: control.dataset.missing,
  }));
}

// What is done about a refusal may itself be refused.
async function explain(page, problem, refused) {
  try {
    showProblem(page, problem, await refused(problem));
  } catch (worse) {
    showProblem(page, asProblem(worse));
  }
}

// Does one thing at a time, with the button out of action meanwhile, and shows what the API refuses.
export async function attempt(page, button, act, refused = () => {}) {
  if (button.getAttribute("aria-disabled")) {
    return;
  }
  const place = location.hash;
  button.setAttribute("aria-disabled", "true");
  clear(page);
  try {
    await act();
  } catch (error) {
    await explain(page, asProblem(error), refused);
  }
  // what has been done once is not done again while the next page is on its way
  if (location.hash === place) {
    button.removeAttribute("aria-disabled");
  }
}

// Sends what was entered: act gets the form's data; refused may say what was done about a refusal.
export function whenSubmitted(page, act, refused) {
  const form = page.querySelector("form");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const wrong = missing(form);
    if (wrong.length > 0) {
      showFields(page, wrong);
    } else {
      attempt(page, form.querySelector("[type=submit]"), () => act(new FormData(form)), refused);
    }
  });
}

// On one line, as the API has it.
export const text = (data, name) => data.get(name)?.trim().replace(/\s+/g, " ") ?? "";
