// The API offers what the agent's login is strong enough for: pages of what it offers say that a stronger one would bring more.
import { clone, complete, fill, press } from "./dom.js";
import { logInStronger } from "./session.js";
import { me } from "./state.js";
import { say } from "./words.js";

const HIGHEST = "AAL3";

// What fills the place of that hint; nothing when no login is stronger.
export const strongerLogin = () =>
  me.level !== HIGHEST &&
  fill(clone("weak"), {
    weak: complete(me.level === "none" ? say("level-none") : me.level),
    stronger: press(logInStronger),
  });
