// Starts the app.
import { refresh } from "./banner.js";
import { supported } from "./credentials.js";
import { accountsPage } from "./pages/accounts.js";
import { addPage } from "./pages/add.js";
import { checkPage } from "./pages/check.js";
import { registerPage } from "./pages/register.js";
import { requestPage } from "./pages/request.js";
import { removePage, settingsPage } from "./pages/settings.js";
import { onChange, start } from "./poll.js";
import { registerWorker } from "./push.js";
import { render, route } from "./router.js";
import { paragraph, show } from "./view.js";

route("accounts", accountsPage);
route("add", addPage);
route("register", registerPage);
route("check", checkPage);
route("request", requestPage);
route("account", settingsPage);
route("remove", removePage);

const unsupported = () =>
  show(
    "This browser cannot be used",
    paragraph("The app needs a browser with passkeys, at an address that begins with https."),
  );

const begin = async () => {
  if (!supported()) {
    unsupported();
    return;
  }
  addEventListener("hashchange", async () => {
    await render();
    refresh();
  });
  navigator.serviceWorker?.addEventListener("message", ({ data }) => {
    if (typeof data?.open === "string" && data.open.startsWith("#request/")) {
      location.hash = data.open;
    }
  });
  registerWorker();
  await render();
  onChange(refresh);
  start();
};

begin();
