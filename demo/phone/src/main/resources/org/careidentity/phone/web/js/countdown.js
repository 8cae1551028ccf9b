// The time that is left, to see at every moment and to hear now and then.
import { announce, element } from "./view.js";

const HEARD_AT = [60, 30, 10];

const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

const words = (seconds) => (seconds === 60 ? "1 minute left" : `${seconds} seconds left`);

// until is in milliseconds since 1970; ended is called once, unless the signal came first
export const countdown = (until, life, signal, ended) => {
  const text = element("span", { role: "timer" });
  const bar = element("progress", { max: String(life), "aria-label": "Time left" });
  const tick = () => {
    const seconds = Math.max(0, Math.ceil((until - Date.now()) / 1000));
    text.textContent = `${clock(seconds)} left`;
    bar.value = seconds;
    bar.textContent = words(seconds);
    if (HEARD_AT.includes(seconds)) {
      announce(words(seconds));
    }
    if (seconds === 0) {
      clearInterval(timer);
      ended();
    }
  };
  const timer = setInterval(tick, 1000);
  signal.addEventListener("abort", () => clearInterval(timer));
  const node = element("p", { class: "phone-countdown" }, text, bar);
  tick();
  return node;
};
