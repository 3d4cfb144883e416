"use strict";
/* The best routes between two entities on what is shown: pure functions, with the costs of `graphbuild paths`. */

const UNIT = 1e6;
const CLOSENESS_COST = 3;
const HUB_SHARE = 0.2;

/** Fold claims into ties: id -> Map of neighbour -> { cost, claims }. A tie costs less the more sources its claims have. */
function tiesOf(claims) {
  const ties = new Map();
  const tie = (from, to) => {
    if (!ties.has(from)) ties.set(from, new Map());
    const beside = ties.get(from);
    if (!beside.has(to)) beside.set(to, { weight: 0, claimed: 0, claims: [] });
    return beside.get(to);
  };
  for (const { number, source, target, weight, isClaim } of claims) {
    if (source === target) continue;
    for (const each of [tie(source, target), tie(target, source)]) {
      each.weight += weight;
      if (isClaim) each.claimed += weight;
      each.claims.push(number);
    }
  }
  const hub = (id) => HUB_SHARE * Math.log(ties.get(id).size);
  for (const [from, beside] of ties) {
    for (const [to, each] of beside) {
      const evidence = each.claimed ? 1 / Math.sqrt(each.claimed) : CLOSENESS_COST + 1 / (1 + each.weight);
      each.cost = Math.max(1, Math.round(UNIT * (evidence + hub(from) + hub(to))));
    }
  }
  return ties;
}

/** Order ways: the cheaper first, then those of fewer hops, then by ids. */
function compare(one, other) {
  if (one.cost !== other.cost) return one.cost - other.cost;
  if (one.way.length !== other.way.length) return one.way.length - other.way.length;
  const at = one.way.findIndex((id, place) => id !== other.way[place]);
  return at < 0 ? 0 : one.way[at] < other.way[at] ? -1 : 1;
}

/** Put a way into a heap, whose first is the one that compares lowest. */
function push(heap, found) {
  let at = heap.push(found) - 1;
  while (at > 0) {
    const above = (at - 1) >> 1;
    if (compare(heap[above], heap[at]) <= 0) return;
    [heap[above], heap[at]] = [heap[at], heap[above]];
    at = above;
  }
}

/** Take the lowest way out of a heap. */
function pop(heap) {
  const [lowest] = heap;
  const last = heap.pop();
  if (heap.length) heap[0] = last;
  let at = 0;
  for (;;) {
    const [left, right] = [2 * at + 1, 2 * at + 2];
    let least = at;
    if (left < heap.length && compare(heap[left], heap[least]) < 0) least = left;
    if (right < heap.length && compare(heap[right], heap[least]) < 0) least = right;
    if (least === at) return lowest;
    [heap[least], heap[at]] = [heap[at], heap[least]];
    at = least;
  }
}

/** The cheapest walk from one id to another (Dijkstra), around some ids and some first steps; null where there is none. */
function cheapest(ties, from, to, barred, firstSteps) {
  const begin = { cost: 0, way: [from] };
  const known = new Map([[from, begin]]);
  const heap = [begin];
  while (heap.length) {
    const here = pop(heap);
    const at = here.way.at(-1);
    if (at === to) return here;
    if (known.get(at) !== here) continue; // a cheaper way was found since
    for (const [next, { cost }] of ties.get(at) ?? []) {
      if (barred.has(next) || (at === from && firstSteps.has(next))) continue;
      const found = { cost: here.cost + cost, way: [...here.way, next] };
      if (!known.has(next) || compare(found, known.get(next)) < 0) {
        known.set(next, found);
        push(heap, found);
      }
    }
  }
  return null;
}

/** The `count` cheapest loopless routes, cheapest first, each { cost, way } (Yen 1971). */
function cheapestRoutes(ties, from, to, count) {
  const first = from === to ? null : cheapest(ties, from, to, new Set(), new Set());
  const found = first ? [first] : [];
  const waiting = new Map();
  while (found.length && found.length < count) {
    const { way } = found.at(-1);
    for (let at = 0; at < way.length - 1; at += 1) {
      const root = way.slice(0, at + 1);
      const steps = found.filter((each) => root.every((id, place) => each.way[place] === id)).map((each) => each.way[at + 1]);
      const spur = cheapest(ties, way[at], to, new Set(root), new Set(steps));
      if (!spur) continue;
      const whole = [...root.slice(0, -1), ...spur.way];
      const cost = whole.slice(1).reduce((sum, id, place) => sum + ties.get(whole[place]).get(id).cost, 0);
      waiting.set(whole.join("\n"), { cost, way: whole });
    }
    for (const { way: done } of found) waiting.delete(done.join("\n"));
    const [best] = [...waiting.values()].sort(compare);
    if (!best) break;
    waiting.delete(best.way.join("\n"));
    found.push(best);
  }
  return found;
}

if (typeof module !== "undefined") module.exports = { cheapestRoutes, tiesOf };
