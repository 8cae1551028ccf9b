// Builds what is shown. Text is always text: nothing that a realm sends becomes markup.

export const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (attribute.startsWith("on")) {
      made.addEventListener(attribute.slice(2), value);
    } else if (value !== undefined && value !== false) {
      made.setAttribute(attribute, value === true ? "" : value);
    }
  }
  made.append(...children.filter((child) => child !== undefined && child !== null));
  return made;
};

export const paragraph = (...children) => element("p", {}, ...children);

export const link = (href, text, attributes = {}) => element("a", { href, ...attributes }, text);

export const button = (text, press, kind = "") =>
  element(
    "button",
    { class: `nhsuk-button ${kind ? `nhsuk-button--${kind}` : ""}`.trim(), type: press ? "button" : "submit", onclick: press ?? (() => {}) },
    text,
  );

export const linkButton = (href, text, kind = "") =>
  element("a", { class: `nhsuk-button ${kind ? `nhsuk-button--${kind}` : ""}`.trim(), href, draggable: "false" }, text);

// Stands under one another on a phone and side by side elsewhere.
export const buttons = (...all) => element("div", { class: "nhsuk-button-group" }, ...all);

export const summary = (rows) =>
  element(
    "dl",
    { class: "nhsuk-summary-list" },
    ...rows
      .filter(([, value]) => value)
      .map(([key, value]) =>
        element(
          "div",
          { class: "nhsuk-summary-list__row" },
          element("dt", { class: "nhsuk-summary-list__key" }, key),
          element("dd", { class: "nhsuk-summary-list__value" }, value),
        ),
      ),
  );

let shownBefore = false;

// Shows a page. The focus goes to its heading, which a screen reader then says; at the first page it stays at the top.
export const show = (heading, ...content) => {
  const title = element("h1", { class: "nhsuk-heading-l", tabindex: "-1" }, heading);
  document.title = `${heading} – Care Identity phone (demo)`;
  document
    .getElementById("maincontent")
    .replaceChildren(
      element(
        "div",
        { class: "nhsuk-grid-row" },
        element("div", { class: "nhsuk-grid-column-two-thirds" }, title, ...content.filter(Boolean)),
      ),
    );
  window.scrollTo(0, 0);
  if (shownBefore) {
    title.focus();
  }
  shownBefore = true;
};

// Says something to people who do not see the page, when they have a moment.
export const announce = (text) => {
  document.getElementById("announcement").textContent = text;
};
