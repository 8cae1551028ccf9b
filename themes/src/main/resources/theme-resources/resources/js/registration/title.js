import { slot } from "./dom.js";

const words = (target) => target?.textContent.trim() || undefined;

// What the page is, whom it is about, and whose it is.
export const titleOf = (page) =>
  [words(slot(page, "heading")), words(slot(page, "caption")), document.body.dataset.name].filter(Boolean).join(" - ");
