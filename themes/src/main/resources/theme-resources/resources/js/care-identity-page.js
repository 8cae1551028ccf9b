// A page from the browser's back-forward cache shows an earlier moment, perhaps of another person: fetch it anew.
// By address and not location.reload(), which would send an answered form a second time.
addEventListener("pageshow", (event) => {
  if (event.persisted) {
    location.replace(location.pathname + location.search);
  }
});
