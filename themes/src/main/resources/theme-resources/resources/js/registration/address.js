// The address of a page of the console.
export const at = (...segments) => `#/${segments.map(encodeURIComponent).join("/")}`;

// Goes to a page; there already, it is made anew.
export function go(hash) {
  if (location.hash === hash) {
    dispatchEvent(new HashChangeEvent("hashchange"));
  } else {
    location.hash = hash;
  }
}
