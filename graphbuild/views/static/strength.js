"use strict";
/* What a route rests on, as analysis/routes.py tells it: pure functions. A hop's claims have the evidence to go by, the best first. */

const DOUBTS = ["denied", "alleged"];

/** What makes a hop strong, the greater the stronger: that it is claimed, that nobody doubts it, how many sources it has. */
function strengthOf({ claims }, contents, isClaim) {
  const doubt = DOUBTS.indexOf(claims[0].evidence[0].status);
  return [isClaim(claims[0].number) ? 1 : 0, doubt < 0 ? DOUBTS.length : doubt, countSources(claims.flatMap(({ evidence }) => evidence), contents)];
}

const compareStrengths = (one, other) => one.map((part, place) => part - other[place]).find(Boolean) ?? 0;

/** The places, from 0, of the hops than which none is weaker. */
function weakestHops(hops, contents, isClaim) {
  const strengths = hops.map((hop) => strengthOf(hop, contents, isClaim));
  const [least] = [...strengths].sort(compareStrengths);
  return strengths.flatMap((each, place) => (compareStrengths(each, least) ? [] : [place]));
}

/** The first and the last day that the sentences to show tell of, or null; and of how many hops no day is known. */
function spanOf(hops, { sentences }) {
  const days = hops.map(({ claims: [{ evidence: [{ first, last, sentence }] }] }) => [first ?? sentences[sentence].date, last ?? first ?? sentences[sentence].date]);
  const known = days.filter(([first]) => first !== null);
  const span = known.length ? [known.map(([first]) => first).sort()[0], known.map(([, last]) => last).sort().at(-1)] : null;
  return { span, undated: days.length - known.length };
}

if (typeof module !== "undefined") module.exports = { compareStrengths, spanOf, strengthOf, weakestHops };
