// The console begins here: a login, who the agent is, and then the page of each address.
import { get } from "./api.js";
import { fill } from "./dom.js";
import { route } from "./routes.js";
import { begin, logOut } from "./session.js";
import { present, showLoggedOut } from "./show.js";
import { canChoose, isAgent, may, me, mustChoose, organisationName } from "./state.js";
import { chooser } from "./organisation.js";
import { say } from "./words.js";

const banner = document.getElementById("care-identity-console-agent");
const navigation = document.getElementById("care-identity-console-navigation");

function header() {
  const path = location.hash.replace(/\?.*/, "") || "#/";
  fill(banner, { agent: me.name, organisation: (target) => (target.textContent = mustChoose() ? "" : organisationName()) });
  banner.querySelector("[data-slot=change]").hidden = !canChoose();
  for (const link of navigation.querySelectorAll("a")) {
    const { operation } = link.dataset;
    const target = link.getAttribute("href");
    link.parentElement.hidden = operation !== "" && !may(operation);
    link.toggleAttribute("aria-current", false);
    if (target === "#/" ? path === target || path.startsWith("#/person/") : path.startsWith(target)) {
      link.setAttribute("aria-current", path === target ? "page" : "true");
    }
  }
  navigation.hidden = mustChoose();
}

// What the agent's login proves and their roles allow may have changed since the page before.
const turn = () =>
  present(async () => {
    isAgent(await get(["me"]));
    header();
    if (mustChoose()) {
      return chooser();
    }
    const { view, named } = route(location.hash);
    return view(named);
  });

// A link to the page that is here makes it anew. Links to a place on the page are no addresses here.
function jump(event) {
  const target = event.target.closest?.("a[href^='#']")?.getAttribute("href");
  if (!target || event.ctrlKey || event.metaKey || event.shiftKey) {
    return;
  }
  if (target.startsWith("#/")) {
    if (target === location.hash) {
      event.preventDefault();
      turn();
    }
    return;
  }
  event.preventDefault();
  const place = document.getElementById(target.slice(1));
  (place.matches("main") ? place.querySelector("h1") : place)?.focus();
}

document.addEventListener("click", jump);
document.getElementById("care-identity-console-log-out").addEventListener("click", logOut);

const state = await begin();
if (state === "logged in") {
  banner.hidden = false;
  addEventListener("hashchange", turn);
  await turn();
} else {
  document.getElementById("care-identity-console-loading").textContent = "";
  showLoggedOut(state === "failed" ? say("log-in-failed") : undefined);
}
document.documentElement.dataset.careIdentityReady = "yes";
