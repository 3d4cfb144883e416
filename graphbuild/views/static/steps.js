"use strict";
/* Which routes are looked at, and where on them the reader is, as text for the address: pure functions. */

/* What is open on a page of routes that were found before it was written; the place follows. */
const GIVEN_VIEW = "routes:";

/* An id holds its place between two ">". */
const shield = (id) => id.replace(/[%>]/gu, encodeURIComponent);
const unshield = (text) => text.replace(/%(?:25|3E)/gu, decodeURIComponent);

/** Write a place: the number of the route, and that of the hop if one is stepped to; "" for the first route as a whole. */
function writePlace({ route, hop }) {
  if (hop) return `${route}.${hop}`;
  return route > 1 ? `${route}` : "";
}

/** Read a place; what makes no sense is the first route as a whole. */
function readPlace(text) {
  const [, route, hop] = /^([1-9]\d{0,5})(?:\.([1-9]\d{0,5}))?$/u.exec(text) ?? [];
  return { route: Number(route ?? 1), hop: Number(hop ?? 0) };
}

/** Write a search for routes and a place on them. */
function writeSteps({ from, to, via = "", avoid = [], apart = false, route = 1, hop = 0 }) {
  const marks = [writePlace({ route, hop }), via && `+${shield(via)}`, ...avoid.map((id) => `-${shield(id)}`), apart && "*"];
  return [shield(from), shield(to), ...marks.filter(Boolean)].join(">");
}

/** Read such a text; null where it is none. */
function readSteps(text) {
  const [from, to, ...marks] = text.split(">");
  if (to === undefined) return null;
  const marked = (sign) => marks.filter((mark) => mark.startsWith(sign)).map((mark) => unshield(mark.slice(1)));
  const place = readPlace(marks.find((mark) => /^\d/u.test(mark)) ?? "");
  return { from: unshield(from), to: unshield(to), via: marked("+")[0] ?? "", avoid: marked("-"), apart: marks.includes("*"), ...place };
}

/** The nearest place that some routes have: `counts` is how many hops each of them has. */
function placeWithin({ route, hop }, counts) {
  const last = Math.min(route, counts.length);
  return { route: last, hop: last === route ? Math.min(hop, counts[last - 1]) : 0 };
}

if (typeof module !== "undefined") module.exports = { GIVEN_VIEW, placeWithin, readPlace, readSteps, writePlace, writeSteps };
