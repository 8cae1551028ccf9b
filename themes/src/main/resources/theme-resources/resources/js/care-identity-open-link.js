// Whoever looks at a link in advance, as mail and chat programs do, runs no script and opens nothing.
const form = document.getElementById("care-identity-open-link");
form.requestSubmit(form.querySelector("button"));
