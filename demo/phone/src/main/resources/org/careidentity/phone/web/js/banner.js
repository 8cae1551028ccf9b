// Says on every other page that a login waits.
import { first } from "./poll.js";
import { current } from "./router.js";
import { element, link, paragraph } from "./view.js";

export const requestAddress = (credentialId, { id }) =>
  `#request/${encodeURIComponent(credentialId)}/${encodeURIComponent(id)}`;

let shown;

export const refresh = () => {
  const waiting = ["request", "accounts"].includes(current()) ? undefined : first();
  if (shown === waiting?.request.id) {
    return;
  }
  shown = waiting?.request.id;
  document.getElementById("waiting").replaceChildren(
    ...(waiting
      ? [
          element(
            "div",
            { class: "nhsuk-notification-banner", role: "alert", "aria-labelledby": "waiting-title" },
            element(
              "div",
              { class: "nhsuk-notification-banner__header" },
              element("h2", { class: "nhsuk-notification-banner__title", id: "waiting-title" }, "A login waits for you"),
            ),
            element(
              "div",
              { class: "nhsuk-notification-banner__content" },
              paragraph(
                link(requestAddress(waiting.credentialId, waiting.request), `Answer the login to ${waiting.request.application}`, {
                  class: "nhsuk-notification-banner__link",
                }),
              ),
            ),
          ),
        ]
      : []),
  );
};
