// The ways from a registration page to this app: its link, or its picture before the camera.
import { field } from "../field.js";
import { canScan, scan } from "../scan.js";
import { button, element, paragraph, show } from "../view.js";

const isLink = (text) => {
  try {
    return new URL(text).hash.startsWith("#register?");
  } catch {
    return false;
  }
};

export const addPage = async ({ signal }) => {
  const pasted = field({
    id: "link",
    label: "Registration link",
    hint: "From “Your authenticators” or the message of your Registration Authority.",
    inputmode: "url",
    autocapitalize: "none",
  });
  const open = (text) => {
    if (isLink(text.trim())) {
      location.hash = new URL(text.trim()).hash;
    } else {
      pasted.fail("This is not a registration link");
    }
  };
  const camera = element("div");
  const scanButton = button(
    "Scan the picture",
    async () => {
      scanButton.hidden = true;
      try {
        const text = await scan(camera, signal);
        if (!signal.aborted) {
          open(text);
        }
      } catch {
        pasted.fail("The camera cannot be used: paste the link in its place");
      }
      scanButton.hidden = false;
    },
    "secondary",
  );
  scanButton.hidden = true;
  canScan().then((can) => {
    scanButton.hidden = !can;
  });
  show(
    "Add an account",
    paragraph("At your computer, open “Your authenticators” and choose to register a phone. It shows a picture and a link."),
    camera,
    scanButton,
    element(
      "form",
      {
        novalidate: true,
        onsubmit: (event) => {
          event.preventDefault();
          pasted.clear();
          open(pasted.input.value);
        },
      },
      pasted.group,
      button("Continue"),
    ),
    paragraph(element("a", { href: "#accounts" }, "Your accounts")),
  );
};
