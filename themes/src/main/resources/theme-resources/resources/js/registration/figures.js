// Figures as people look at them, drawn in the page. Each stands beside a table that says the same in numbers, so a screen reader
// hears only what the figure is of. Places are given in hundredths of its width: a figure fits a phone as it fits a desk.
const SVG = "http://www.w3.org/2000/svg";
const LABEL = 20;
const BAR = 24;
const GAP = 14;
// what is left at the right of the longest bar for its number
const LONGEST = 84;
const COLUMNS = 180;
// how many labels have room below a figure on a phone
const MOST_LABELS = 8;

function draw(name, attributes, text) {
  const made = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([attribute, value]) => made.setAttribute(attribute, value));
  if (text !== undefined) {
    made.textContent = text;
  }
  return made;
}

function figure(height, labelledBy, parts) {
  const made = draw("svg", { width: "100%", height, role: "img", "aria-labelledby": labelledBy, class: "care-identity-figure" });
  made.append(...parts);
  return made;
}

const largest = (values) => Math.max(1, ...values);

// A bar for each: { label, value, text }, one below the other.
export function bars(labelledBy, items) {
  const most = largest(items.map(({ value }) => value));
  const parts = items.flatMap(({ label, value, text }, index) => {
    const top = index * (LABEL + BAR + GAP);
    const width = (value / most) * LONGEST;
    return [
      draw("text", { x: 0, y: top + LABEL - 5, class: "care-identity-figure__label" }, label),
      draw("rect", { x: 0, y: top + LABEL, width: `${width}%`, height: BAR, class: "care-identity-figure__bar" }),
      draw("text", { x: `${width}%`, dx: 8, y: top + LABEL + BAR - 6, class: "care-identity-figure__value" }, text),
    ];
  });
  return figure(items.length * (LABEL + BAR + GAP), labelledBy, parts);
}

// A column for each: { label, value, text, below }, side by side, as for months. below: a second line, for few of them.
export function columns(labelledBy, items) {
  const most = largest(items.map(({ value }) => value));
  const step = 100 / items.length;
  const every = Math.ceil(items.length / MOST_LABELS);
  const parts = items.flatMap(({ label, value, text, below }, index) => {
    const height = (value / most) * COLUMNS;
    const middle = `${(index + 0.5) * step}%`;
    const rank = index % every === 0 ? "" : " care-identity-figure--minor";
    const words = (content, y, classes) => draw("text", { x: middle, y, "text-anchor": "middle", class: classes }, content);
    return [
      draw("rect", {
        x: `${(index + 0.15) * step}%`,
        y: LABEL + COLUMNS - height,
        width: `${step * 0.7}%`,
        height,
        class: "care-identity-figure__bar",
      }),
      ...(value > 0 ? [words(text, LABEL + COLUMNS - height - 5, `care-identity-figure__value${rank}`)] : []),
      words(label, LABEL + COLUMNS + LABEL, `care-identity-figure__label${rank}`),
      ...(below ? [words(below, LABEL + COLUMNS + 2 * LABEL, "care-identity-figure__label")] : []),
    ];
  });
  const line = draw("line", {
    x1: 0,
    x2: "100%",
    y1: LABEL + COLUMNS,
    y2: LABEL + COLUMNS,
    class: "care-identity-figure__line",
  });
  return figure(COLUMNS + 3.5 * LABEL, labelledBy, [...parts, line]);
}

// One bar in two parts, of which the second is what to look at.
export function share(labelledBy, part, whole) {
  const split = whole > 0 ? 100 - (part / whole) * 100 : 100;
  return figure(BAR * 1.5, labelledBy, [
    draw("rect", { x: 0, y: 0, width: `${split}%`, height: "100%", class: "care-identity-figure__bar" }),
    draw("rect", { x: `${split}%`, y: 0, width: `${100 - split}%`, height: "100%", class: "care-identity-figure__rest" }),
  ]);
}
