/**
 * Tables of comma-separated values (RFC 4180), written as the service writes its own: a line of names, then one line a row,
 * each ended by CR LF. A mark of the byte order in front tells spreadsheets that it is UTF-8.
 *
 * @typedef {{ written: string }} Written what somebody wrote, as opposed to what the service made
 * @typedef {string | null | undefined | Written} Cell
 */

const byteOrderMark = "\uFEFF";

/** @param {string[]} columns @param {Cell[][]} rows */
export function table(columns, rows) {
  return byteOrderMark + [columns, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

/**
 * A text that a person chose: a name, a message.
 *
 * @param {string | null | undefined} text
 * @returns {Written}
 */
export function written(text) {
  return { written: text ?? "" };
}

/** @param {Cell} content */
function cell(content) {
  return quoted(typeof content === "object" && content !== null ? guarded(content.written) : content ?? "");
}

/**
 * A spreadsheet takes a text that begins so for a formula and runs it: an apostrophe in front makes it a text (OWASP, "CSV
 * Injection"). Some programs skip blanks, and take the full-width signs for the plain ones.
 *
 * @param {string} text
 */
function guarded(text) {
  return /^ *[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) ? `'${text}` : text;
}

/** @param {string} text */
function quoted(text) {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
