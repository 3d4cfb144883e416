"use strict";
/* What passes the filters: pure functions of what the page holds and of what is asked, without a document or a picture. */

/* What is asked at first. `hidden` has kinds, relations and statuses that are off, `written` and `happened` the first and
   last day that count (ISO dates) or null, `focus` an entity and how many claims away from it is near, or null; `most` is
   how many of each kind the picture draws, or null for all: it hides nothing from lists, searches and paths. */
const ALL = {
  hidden: { kinds: [], relations: [], statuses: [] },
  minSources: 1,
  written: null,
  happened: null,
  focus: null,
  most: null,
};

/** Tell whether a stretch of time touches another; what has no time is within none. */
function touches(span, first, last) {
  return span === null || (first !== null && first <= span[1] && (last ?? first) >= span[0]);
}

/** The pieces of evidence of a claim that pass: by status, by when it was written and by when it happened. */
function passingEvidence({ evidence }, sentences, asked) {
  return evidence.filter(({ sentence, status, first, last }) =>
    !asked.hidden.statuses.includes(status)
    && touches(asked.written, sentences[sentence].date, sentences[sentence].date)
    && touches(asked.happened, first, last));
}

/** How many independent sources some evidence has: copies of one text are one. */
function countSources(evidence, { sentences, documents }) {
  return new Set(evidence.map(({ sentence }) => {
    const { doc } = sentences[sentence];
    return documents[doc].copy_of ?? doc;
  })).size;
}

/** Entities within so many claims of one, as far as the claims shown lead; a Map of id to distance. */
function near(id, hops, claims) {
  const neighbours = new Map();
  for (const { source, target } of claims) {
    if (!neighbours.has(source)) neighbours.set(source, []);
    if (!neighbours.has(target)) neighbours.set(target, []);
    neighbours.get(source).push(target);
    neighbours.get(target).push(source);
  }
  const reached = new Map([[id, 0]]);
  let edge = [id];
  for (let hop = 1; hop <= hops; hop += 1) {
    edge = edge.flatMap((each) => neighbours.get(each) ?? []).filter((each) => {
      const isNew = !reached.has(each);
      if (isNew) reached.set(each, hop);
      return isNew;
    });
  }
  return reached;
}

/** Tell whether anything is asked that judges evidence, so that what no passing sentence ties is not shown. */
const judgesEvidence = ({ hidden, minSources, written, happened }) =>
  hidden.statuses.length > 0 || minSources > 1 || written !== null || happened !== null;

/** What is shown: a Map of claim number to its passing evidence, and a Set of entity ids. */
function passing(contents, asked) {
  const { entities, claims, sentences } = contents;
  const isOn = (id) => !asked.hidden.kinds.includes(entities[id].kind);
  const shown = new Map();
  claims.forEach((claim, number) => {
    if (!claim.evidence.length) return; // a reader's change has taken its ends away, or given its sentences to another
    if (asked.hidden.relations.includes(claim.relation) || !isOn(claim.source) || !isOn(claim.target)) return;
    const evidence = passingEvidence(claim, sentences, asked);
    if (evidence.length && countSources(evidence, contents) >= asked.minSources) shown.set(number, evidence);
  });
  let ids = Object.keys(entities).filter(isOn);
  const ends = () => new Set([...shown.keys()].flatMap((number) => [claims[number].source, claims[number].target]));
  if (judgesEvidence(asked)) {
    const tied = ends();
    ids = ids.filter((id) => tied.has(id) || id === asked.focus?.id);
  }
  if (asked.focus) {
    const reached = near(asked.focus.id, asked.focus.hops, [...shown.keys()].map((number) => claims[number]));
    ids = ids.filter((id) => reached.has(id));
    for (const number of shown.keys()) {
      if (!reached.has(claims[number].source) || !reached.has(claims[number].target)) shown.delete(number);
    }
  }
  return { claims: shown, entities: new Set(ids) };
}

/* Node's own test runner reads this file as a module; in a page there is none. */
if (typeof module !== "undefined") module.exports = { ALL, countSources, near, passing };
