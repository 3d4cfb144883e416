"use strict";
/* When a spelling answers to what a reader types; needs no page. */

/** Reduce a text to what a reader would type: no accents, no case, no dots or apostrophes. */
function fold(text) {
  return text
    .normalize("NFKD")
    .replace(/[\p{M}.'’‘ʼ]/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}&]+/gu, " ")
    .trim();
}

/** How well a spelling fits: 0 the same, 1 its beginning, 2 the beginning of a word, 3 within, Infinity not at all. */
function fit(spelling, wanted) {
  if (spelling === wanted) return 0;
  if (spelling.startsWith(wanted)) return 1;
  if (spelling.includes(` ${wanted}`)) return 2;
  return spelling.includes(wanted) ? 3 : Infinity;
}

/** The first `count` of some entries whose folded spellings fit best, each with the number of that spelling. */
function bestFits(entries, wanted, count) {
  if (!wanted) return [];
  const found = [];
  entries.forEach((entry, order) => {
    const fits = entry.spellings.map((spelling) => fit(spelling, wanted));
    const rank = Math.min(...fits);
    if (rank < Infinity) found.push({ entry, order, rank, spelling: fits.indexOf(rank) });
  });
  return found.sort((a, b) => a.rank - b.rank || a.order - b.order).slice(0, count);
}

if (typeof module !== "undefined") module.exports = { bestFits, fit, fold };
