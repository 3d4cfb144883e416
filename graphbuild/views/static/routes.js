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
function compareWays(one, other) {
  if (one.cost !== other.cost) return one.cost - other.cost;
  if (one.way.length !== other.way.length) return one.way.length - other.way.length;
  const at = one.way.findIndex((id, place) => id !== other.way[place]);
  return at < 0 ? 0 : one.way[at] < other.way[at] ? -1 : 1;
}

/** Put an entry into a heap, whose first is the one that compares lowest. */
function push(heap, entry, compare) {
  let at = heap.push(entry) - 1;
  while (at > 0) {
    const above = (at - 1) >> 1;
    if (compare(heap[above], heap[at]) <= 0) return;
    [heap[above], heap[at]] = [heap[at], heap[above]];
    at = above;
  }
}

/** Take the lowest entry out of a heap. */
function pop(heap, compare) {
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

const byCost = (one, other) => one.cost - other.cost;

/** The least cost from each id that reaches another to it: one search backwards (Dijkstra), for ties lead both ways. */
function costsTo(ties, to, isOpen) {
  const least = new Map([[to, 0]]);
  const heap = [{ id: to, cost: 0 }];
  while (heap.length) {
    const { id, cost } = pop(heap, byCost);
    if (cost > least.get(id)) continue; // a cheaper way was found since
    ties.get(id)?.forEach((tie, next) => {
      const further = cost + tie.cost;
      if (further >= (least.get(next) ?? Infinity) || !isOpen(next)) return;
      least.set(next, further);
      push(heap, { id: next, cost: further }, byCost);
    });
  }
  return least;
}

/*
 * A course is one question: from its `start` to its `goal`, where `hops` of a stand are what one hop leads to, each with
 * its cost, and `ahead` is the least cost to the goal or Infinity, which leads the search. A stand is an id, or, where
 * something must be passed, an id with whether that is passed.
 */

/** The hops from an id, but for those that are shut. */
const openHops = (ties, id, shut) => [...ties.get(id)].filter(([next]) => !shut.has(hopOf(id, next)));
const hopOf = (one, other) => `${one}\n${other}`;

/** From one id to another, only through what is open. */
function plainCourse(ties, from, to, isOpen, shut) {
  const least = costsTo(ties, to, isOpen);
  return { start: from, goal: to, ahead: (id) => least.get(id) ?? Infinity, hops: (id) => openHops(ties, id, shut).map(([next, { cost }]) => [next, cost]) };
}

const stand = (id, isPassed) => `${id}\n${isPassed ? 1 : 0}`;
const idOf = (each) => each.split("\n")[0];

/** The same by way of another id: at first it is not passed, and the end is reached only when it is. */
function courseVia(ties, from, to, isOpen, shut, via) {
  const [toEnd, toVia] = [costsTo(ties, to, isOpen), costsTo(ties, via, (id) => isOpen(id) && id !== to)];
  const between = toEnd.get(via) ?? Infinity;
  return {
    start: stand(from, false),
    goal: stand(to, true),
    ahead: (each) => (each.endsWith("1") ? toEnd.get(idOf(each)) ?? Infinity : (toVia.get(idOf(each)) ?? Infinity) + between),
    hops: (each) => openHops(ties, idOf(each), shut).map(([next, { cost }]) => [stand(next, each.endsWith("1") || next === via), cost]),
  };
}

/** What a way costs. */
const costOf = ({ hops }, way) => way.slice(1).reduce((sum, next, place) => sum + hops(way[place]).find(([each]) => each === next)[1], 0);

/** The cheapest way that goes on from a root, not by the first steps taken and for no more than a ceiling; null for none. */
function goOn(course, root, taken, ceiling) {
  const estimate = costOf(course, root) + course.ahead(root.at(-1));
  const heap = estimate < Infinity ? [{ cost: estimate, way: root }] : [];
  const done = new Set(root.slice(0, -1));
  while (heap.length) {
    const { cost, way } = pop(heap, compareWays);
    const here = way.at(-1);
    if (here === course.goal) return { cost, way };
    if (done.has(here)) continue;
    done.add(here);
    for (const [next, more] of course.hops(here)) {
      if (done.has(next) || (way === root && taken.has(next))) continue;
      const further = cost - course.ahead(here) + more + course.ahead(next);
      if (further <= ceiling && further < Infinity) push(heap, { cost: further, way: [...way, next] }, compareWays);
    }
  }
  return null;
}

/** Yield, for each place from `leaves` on, the cheapest way that leaves all found ones there. */
function* detours(course, { way, leaves }, found, ceiling) {
  for (let at = leaves; at < way.length - 1; at += 1) {
    const root = way.slice(0, at + 1);
    const beside = found.filter((each) => root.every((id, place) => each.way[place] === id));
    const detour = goOn(course, root, new Set(beside.map((each) => each.way[at + 1])), ceiling());
    if (detour) yield { ...detour, leaves: at };
  }
}

/* How many ways that pass an id twice are turned down before a search ends: only what must be passed makes any. */
const MOST_LOOPS = 500;

/**
 * The course from one id to another that passes nothing to `avoid`, takes no hop that is `shut`, also one that is shut
 * later, and passes `via` if that is given; null where there can be none.
 */
function courseFor(ties, from, to, { avoid = [], via = "", shut = new Set() } = {}) {
  if (from === to || !ties.has(from) || (via && !ties.has(via))) return null;
  const isOpen = (id) => id === from || id === to || !avoid.includes(id);
  return via ? courseVia(ties, from, to, isOpen, shut, via) : plainCourse(ties, from, to, isOpen, shut);
}

/**
 * The `count` cheapest loopless routes of a course, cheapest first, each { cost, way }: Yen 1971, who looks for detours
 * only where a route has left those before it (Lawler 1972), as in analysis/shortest.py.
 */
function bestOf(course, count) {
  const first = goOn(course, [course.start], new Set(), Infinity);
  const waiting = first ? [{ ...first, leaves: 0 }] : [];
  const [found, routes] = [[], []];
  const mayLoop = course.start !== idOf(course.start); // what is turned down makes room for what costs more
  const ceiling = () => (mayLoop ? Infinity : waiting[count - routes.length - 1]?.cost ?? Infinity); // what costs more comes too late
  while (waiting.length && routes.length < count && found.length < count + MOST_LOOPS) {
    const best = waiting.shift();
    const way = best.way.map(idOf);
    found.push(best);
    if (new Set(way).size === way.length) routes.push({ cost: best.cost, way });
    if (routes.length === count) break;
    for (const detour of detours(course, best, found, ceiling)) {
      waiting.push(detour);
      waiting.sort(compareWays);
    }
  }
  return routes;
}

/** The `count` cheapest loopless routes from one id to another; see `courseFor` for their limits. */
function cheapestRoutes(ties, from, to, count, limits) {
  const course = courseFor(ties, from, to, limits);
  return course ? bestOf(course, count) : [];
}

/** The cheapest route, then ever again the cheapest that has no hop in common with those before. */
function routesApart(ties, from, to, count, limits) {
  const [routes, shut] = [[], new Set()];
  const course = courseFor(ties, from, to, { ...limits, shut });
  while (course && routes.length < count) {
    const [route] = bestOf(course, 1);
    if (!route) break;
    routes.push(route);
    route.way.slice(1).forEach((id, place) => shut.add(hopOf(route.way[place], id)).add(hopOf(id, route.way[place])));
  }
  return routes;
}

if (typeof module !== "undefined") module.exports = { cheapestRoutes, routesApart, tiesOf };
