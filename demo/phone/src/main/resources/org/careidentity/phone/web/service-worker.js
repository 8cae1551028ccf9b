// Shows that a login waits, and opens the app. It fetches nothing and answers nothing: the app does, with the person.

const address = ({ credentialId, requestId }) =>
  new URL(
    credentialId && requestId
      ? `./#request/${encodeURIComponent(credentialId)}/${encodeURIComponent(requestId)}`
      : "./#accounts",
    self.registration.scope,
  ).href;

const payload = (event) => {
  try {
    const { credentialId, requestId } = event.data.json();
    return { credentialId: String(credentialId), requestId: String(requestId) };
  } catch {
    return {};
  }
};

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("push", (event) => {
  const data = payload(event);
  event.waitUntil(
    self.registration.showNotification("Are you logging in?", {
      body: "Open to see what for. Nothing happens until you answer.",
      icon: "icon-192.png",
      tag: data.requestId ?? "login",
      data,
    }),
  );
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const url = address(event.notification.data ?? {});
  event.waitUntil(
    (async () => {
      const [open] = await self.clients.matchAll({ type: "window" });
      if (!open) {
        await self.clients.openWindow(url);
        return;
      }
      await open.focus();
      open.postMessage({ open: new URL(url).hash });
    })(),
  );
});
