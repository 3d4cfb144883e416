"use strict";
/* The view as text for the address, so that a link restores it: pure functions. */

/** Write what is open and asked as the part of an address after "#"; empty for what the page opens on, which is `home`. */
function writeAddress({ open, asked, first, home = "" }) {
  const parts = new URLSearchParams();
  if (open !== home) parts.set("open", open);
  for (const [name, off] of Object.entries(asked.hidden)) {
    if (off.join() !== first.hidden[name].join()) parts.set(`no-${name}`, off.join());
  }
  if (asked.minSources > 1) parts.set("sources", asked.minSources);
  for (const name of ["written", "happened"]) if (asked[name]) parts.set(name, asked[name].join(".."));
  if (asked.most !== first.most) parts.set("most", asked.most ?? "all");
  if (asked.focus) parts.set("near", `${asked.focus.hops}:${asked.focus.id}`);
  return parts.toString();
}

const DAY = /^\d{4}-\d\d-\d\d$/u;

function readDays(text) {
  const days = (text ?? "").split("..");
  return days.length === 2 && days.every((day) => DAY.test(day)) ? days : null;
}

/** Read such a text; what it does not say, or says wrongly, is as at first. A bare id opens that entity. */
function readAddress(text, first, home = "") {
  const parts = new URLSearchParams(text);
  const hidden = Object.fromEntries(Object.entries(first.hidden).map(([name, off]) =>
    [name, parts.has(`no-${name}`) ? parts.get(`no-${name}`).split(",").filter(Boolean) : off]));
  const [, hops, id] = /^([1-9]):(.+)$/u.exec(parts.get("near") ?? "") ?? [];
  const bare = text && !text.includes("=") ? decode(text) : "";
  return {
    open: parts.get("open") ?? (bare || home),
    asked: {
      hidden,
      minSources: Math.max(1, Number.parseInt(parts.get("sources") ?? "1", 10) || 1),
      written: readDays(parts.get("written")),
      happened: readDays(parts.get("happened")),
      most: readMost(parts.get("most"), first.most),
      focus: id ? { id, hops: Number(hops) } : null,
    },
  };
}

/** How many of each kind are drawn: a number, or "all". */
function readMost(text, first) {
  if (text === "all") return null;
  const most = Number.parseInt(text ?? "", 10);
  return most >= 1 ? most : first;
}

/** A broken address opens the whole graph. */
function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

if (typeof module !== "undefined") module.exports = { readAddress, writeAddress };
