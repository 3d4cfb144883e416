"use strict";
/* Whole texts, with the names in them: pure functions. */

/** A text in pieces [words, node or null]; `names` is start, end and number of the node, one naming after another. */
function piecesOf({ text, names }, nodes) {
  const pieces = [];
  let end = 0;
  for (let at = 0; at < names.length; at += 3) {
    const [start, stop, number] = names.slice(at, at + 3);
    if (start > end) pieces.push([text.slice(end, start), null]);
    pieces.push([text.slice(start, stop), nodes[number]]);
    end = stop;
  }
  if (end < text.length) pieces.push([text.slice(end), null]);
  return pieces;
}

/** The pieces cut once more where a stretch of the text begins and ends; each gains whether it lies within. */
function piecesWithin(pieces, start, stop) {
  let at = 0;
  return pieces.flatMap(([words, node]) => {
    const [from, to] = [at, at + words.length];
    at = to;
    const cuts = node === null ? [start, stop].filter((cut) => cut > from && cut < to) : [];
    return [from, ...cuts].map((begin, number) => [words.slice(begin - from, (cuts[number] ?? to) - from), node, begin >= start && begin < stop]);
  });
}

/** The numbers of the claims that a document bears out, closeness left out, in their order. */
function claimsIn(doc, { claims, sentences }, isClaim) {
  return claims.flatMap(({ evidence }, number) =>
    (isClaim(number) && evidence.some(({ sentence }) => sentences[sentence].doc === doc) ? [number] : []));
}

/** Documents in the order of their day, the undated last, then by title. */
function byDay(documents) {
  const key = ([doc, { date, title }]) => `${date ?? "9999-99-99"} ${title ?? doc}`;
  return Object.entries(documents).sort((a, b) => key(a).localeCompare(key(b), "en")).map(([doc]) => doc);
}

if (typeof module !== "undefined") module.exports = { byDay, claimsIn, piecesOf, piecesWithin };
