// Pages are made by cloning the templates of the document and filling what has a data-slot. What comes from the API becomes text
// and nothing else: there is no way from here to markup.

import { format, say } from "./words.js";

// A copy of a template's one element.
export function clone(name) {
  return document.getElementById(`care-identity-${name}`).content.firstElementChild.cloneNode(true);
}

export function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  if (text !== undefined) {
    made.textContent = text;
  }
  for (const [attribute, value] of Object.entries(attributes)) {
    made.setAttribute(attribute, value);
  }
  return made;
}

// What stands smaller below something.
export const small = (text) => element("span", text, { class: "care-identity-console__small" });

export const link = (text, href) => element("a", text, { class: "nhsuk-link", href });

// A link of which there are many alike: a screen reader hears which one this is.
export function linkAbout(text, href, name) {
  const made = link(text, href);
  made.append(element("span", ` ${say("about", name)}`, { class: "nhsuk-u-visually-hidden" }));
  return made;
}

const slots = (root, name) => root.querySelectorAll(`[data-slot="${name}"]`);

export const slot = (root, name) => slots(root, name)[0];

function put(target, value) {
  if (value === undefined || value === null || value === false || value === "") {
    (target.closest("[data-if]") ?? target).remove();
  } else if (typeof value === "function") {
    value(target);
  } else if (value instanceof Node) {
    target.replaceChildren(value);
  } else if (Array.isArray(value)) {
    target.replaceChildren(...value);
  } else if (value !== true) {
    target.textContent = value;
  }
}

// Fills slots: with text, with nodes, or by a function of the element. Nothing to say takes the element away, together with
// what stands around it for its sake (data-if); true leaves it as it is.
export function fill(root, values) {
  for (const [name, value] of Object.entries(values)) {
    slots(root, name).forEach((target) => put(target, value));
  }
  return root;
}

// Fills the {0}, {1} and so on of what an element says.
export const complete = (...values) => (target) => (target.textContent = format(target.textContent, ...values));

export const to = (href) => (target) => target.setAttribute("href", href);
export const press = (act) => (target) => target.addEventListener("click", act);

// Rows of a table, or the table away and what is said instead of it.
export function rows(root, name, made, none) {
  fill(root, made.length > 0 ? { [name]: made } : { [`${name}-table`]: null });
  if (none) {
    fill(root, { [none]: made.length === 0 });
  }
}

// A radio of a group, with the hint below it.
export function radio(name, index, { value, label, hint, checked = false }) {
  const id = `${name}-${index}`;
  const made = clone("radio");
  const describe = (target) => {
    target.id = `${id}-hint`;
    target.textContent = hint;
  };
  return fill(made, {
    radio: (input) => {
      Object.assign(input, { id, name, value, checked });
      if (hint) {
        input.setAttribute("aria-describedby", `${id}-hint`);
      }
    },
    "radio-label": (target) => {
      target.htmlFor = id;
      target.textContent = label;
    },
    "radio-hint": hint && describe,
  });
}
