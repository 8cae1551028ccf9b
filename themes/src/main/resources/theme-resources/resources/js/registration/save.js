// Files that the agent takes away.
export function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // a browser that asks where to put it reads it later
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

// A cell of a CSV file (RFC 4180) that no spreadsheet takes for a formula.
function cell(value) {
  const text = String(value ?? "");
  const inert = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${inert.replaceAll('"', '""')}"`;
}

export function csv(columns, records) {
  const lines = [columns, ...records.map((record) => columns.map((column) => record[column]))];
  return new Blob([lines.map((line) => `${line.map(cell).join(",")}\r\n`).join("")], { type: "text/csv;charset=utf-8" });
}
