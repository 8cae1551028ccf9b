// Puts pages on the screen: their title is the window's, their heading has the focus, and a page that was left meanwhile is not
// shown any more.
import { go } from "./address.js";
import { clone, fill, press } from "./dom.js";
import { roleNames } from "./errors.js";
import { asProblem } from "./problem.js";
import { logIn, logInStronger } from "./session.js";
import { takeSuccess } from "./state.js";
import { titleOf } from "./title.js";

const place = document.getElementById("care-identity-console-page");
const loading = document.getElementById("care-identity-console-loading");

// Counts what was asked to be shown.
let latest = 0;
// No focus is taken from where a browser puts it when the document is new.
let first = true;

function show(page) {
  const success = takeSuccess();
  if (success) {
    page.prepend(fill(clone("success"), { text: success }));
  }
  place.replaceChildren(page);
  const heading = page.querySelector("h1");
  document.title = titleOf(page);
  if (!first) {
    scrollTo(0, 0);
    heading.focus({ preventScroll: true });
  }
  first = false;
}

function problemPage(problem) {
  if (problem.wantsLogin) {
    return loggedOut(problem.detail);
  }
  if (problem.roles.length > 0) {
    return roleMissing(problem);
  }
  return fill(clone("problem"), {
    again: press(() => go(location.hash)),
    heading: problem.title,
    detail: problem.detail,
    stronger: problem.wantsStronger && press(logInStronger),
  });
}

const roleMissing = (problem) => fill(clone("role-missing"), { detail: problem.detail, roles: roleNames(problem) });

function loggedOut(detail) {
  return fill(clone("logged-out"), { detail, "log-in": press(() => logIn()) });
}

export const showLoggedOut = (detail) => show(loggedOut(detail));

// Shows what make answers, a page or nothing when it went elsewhere.
export async function present(make) {
  const mine = ++latest;
  loading.textContent = loading.dataset.loading;
  place.setAttribute("aria-busy", "true");
  let page;
  try {
    page = await make();
  } catch (error) {
    page = problemPage(asProblem(error));
  }
  if (mine === latest) {
    loading.textContent = "";
    place.removeAttribute("aria-busy");
    if (page) {
      show(page);
    }
  }
}

// Shows a page in the place of another that is still looked at, as the outcome of what was done there.
export function instead(page, outcome) {
  if (page.isConnected) {
    show(outcome);
  }
}
