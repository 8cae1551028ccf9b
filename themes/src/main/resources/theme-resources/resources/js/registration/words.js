// The words that scripts choose between. They are the realm's, from the page.
const words = new Map(
  [...document.getElementById("care-identity-words").content.querySelectorAll("[data-word]")].map((element) => [
    element.dataset.word,
    element.textContent,
  ]),
);
// Days and months of English pages in the order of the country.
const language = document.documentElement.lang.replace(/^en$/, "en-GB");
// Days are those of UTC, as on the pages that people themselves see; a time says which zone it is of.
const date = { day: "numeric", month: "long", year: "numeric" };
const days = new Intl.DateTimeFormat(language, { ...date, timeZone: "UTC" });
const times = new Intl.DateTimeFormat(language, { ...date, hour: "2-digit", minute: "2-digit", timeZoneName: "short" });
const months = new Intl.DateTimeFormat(language, { month: "long", year: "numeric", timeZone: "UTC" });
const shortMonths = new Intl.DateTimeFormat(language, { month: "short", timeZone: "UTC" });
const numbers = new Intl.NumberFormat(language);
const texts = new Intl.ListFormat(language, { type: "conjunction" });

// A text with its {0}, {1} and so on filled.
export function format(text, ...values) {
  return text.replace(/\{(\d)\}/g, (place, index) => values[index] ?? place);
}

// The words of a key.
export function say(key, ...values) {
  return format(words.get(key), ...values);
}

// The words of a code of the API; the code itself when it is newer than this page.
export function named(kind, code) {
  return words.get(`${kind}-${code}`.replaceAll(" ", "-")) ?? code;
}

export const day = (instant) => instant && days.format(new Date(instant));
export const time = (instant) => instant && times.format(new Date(instant));
export const number = (value) => numbers.format(value);
export const list = (values) => texts.format(values);

// "2027-03"
export const month = (text) => months.format(new Date(`${text}-01T00:00:00Z`));
export const shortMonth = (text) => shortMonths.format(new Date(`${text}-01T00:00:00Z`));
