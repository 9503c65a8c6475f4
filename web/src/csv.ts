// A table as CSV (RFC 4180) that a spreadsheet reads as text and never as a formula.

const BOM = "\ufeff";
// Full-width signs too: some spreadsheets take them for the plain ones.
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r]/;
const NUMBER = /^[+-]?\d[\d,]*(\.\d+)?%?$/;

/** One field: an apostrophe before what a spreadsheet would run, quotes around what would end the field. */
export function field(text: string): string {
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/** The whole file, with a byte order mark so that spreadsheets read it as UTF-8. */
export function csv(rows: readonly (readonly string[])[]): string {
  return BOM + rows.map((row) => `${row.map(field).join(",")}\r\n`).join("");
}
