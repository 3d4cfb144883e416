"use strict";
/* Tables as CSV (RFC 4180): pure functions. */

/** A value as a spreadsheet may open it: quoted where it must be, and what would be a formula made text. */
function csvCell(value) {
  const text = String(value);
  const safe = /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const csvText = (rows) => rows.map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");

if (typeof module !== "undefined") module.exports = { csvText };
