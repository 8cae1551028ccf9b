// A labelled input whose error stands beside it, as the NHS.UK frontend has it.
import { element } from "./view.js";

export const field = ({ id, label, hint, ...attributes }) => {
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const input = element("input", {
    id,
    type: "text",
    autocomplete: "off",
    spellcheck: "false",
    ...attributes,
    class: `nhsuk-input ${attributes.class ?? ""}`.trim(),
    "aria-describedby": hint ? hintId : undefined,
  });
  const error = element("span", { class: "nhsuk-error-message", id: errorId, role: "alert" });
  const group = element(
    "div",
    { class: "nhsuk-form-group" },
    element("label", { class: "nhsuk-label nhsuk-label--s", for: id }, label),
    hint ? element("div", { class: "nhsuk-hint", id: hintId }, hint) : undefined,
    input,
  );
  const describedBy = (...ids) => {
    const known = ids.filter(Boolean).join(" ");
    if (known) {
      input.setAttribute("aria-describedby", known);
    } else {
      input.removeAttribute("aria-describedby");
    }
  };
  return {
    group,
    input,
    fail(text) {
      group.classList.add("nhsuk-form-group--error");
      input.classList.add("nhsuk-input--error");
      input.setAttribute("aria-invalid", "true");
      input.before(error);
      error.replaceChildren(element("span", { class: "nhsuk-u-visually-hidden" }, "Error: "), text);
      describedBy(hint && hintId, errorId);
      input.focus();
    },
    clear() {
      group.classList.remove("nhsuk-form-group--error");
      input.classList.remove("nhsuk-input--error");
      input.removeAttribute("aria-invalid");
      error.remove();
      describedBy(hint && hintId);
    },
  };
};
