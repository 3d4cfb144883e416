"use strict";
/* Which of what is shown the picture draws: all, up to a limit; above it, the best connected of each kind. Pure functions. */

/** How many others some claims tie each entity to: a Map of id to a count. */
function partnerCounts(claims) {
  const partners = new Map();
  const add = (id, other) => (partners.get(id) ?? partners.set(id, new Set()).get(id)).add(other);
  for (const { source, target } of claims) {
    if (source === target) continue;
    add(source, target);
    add(target, source);
  }
  return new Map([...partners].map(([id, others]) => [id, others.size]));
}

/** Ids by kind, the best connected first, then those named most: a list of lists. */
function rankedByKind(ids, entities, counts) {
  const byKind = new Map();
  for (const id of ids) {
    const { kind } = entities[id];
    if (!byKind.has(kind)) byKind.set(kind, []);
    byKind.get(kind).push(id);
  }
  const order = (a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || entities[b].mentions - entities[a].mentions || (a < b ? -1 : 1);
  return [...byKind.values()].map((members) => members.sort(order));
}

/** The numbers of the claims between entities that are drawn. */
const claimsAmong = (drawn, numbers, claims) => numbers.filter((number) => drawn.has(claims[number].source) && drawn.has(claims[number].target));

/** What the picture draws of what is shown: Sets of entity ids and of claim numbers. `most` limits each kind, or is null. */
function drawnOf(shown, { entities, claims, limits }, most, isClaim) {
  const numbers = [...shown.claims.keys()];
  const all = shown.entities.size <= limits.nodes && numbers.length <= limits.lines;
  if (all && most === null) return { entities: new Set(shown.entities), claims: new Set(numbers) };
  const counts = partnerCounts(numbers.filter(isClaim).map((number) => claims[number]));
  const ranked = rankedByKind(shown.entities, entities, counts);
  const take = (each) => {
    const drawn = new Set(ranked.flatMap((members) => members.slice(0, each)));
    return { entities: drawn, claims: new Set(claimsAmong(drawn, numbers, claims)) };
  };
  const fits = (view) => view.entities.size <= limits.nodes && view.claims.size <= limits.lines;
  let [low, high] = [1, Math.min(most ?? Infinity, Math.max(1, ...ranked.map((members) => members.length)))];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(take(middle))) low = middle;
    else high = middle - 1;
  }
  return take(low);
}

if (typeof module !== "undefined") module.exports = { drawnOf, partnerCounts, rankedByKind };
