"use strict";
/* Routes by way of some ids and around others, against all routes there are. */
const { test } = require("node:test");
const assert = require("node:assert/strict");
const { cheapestRoutes, routesApart, tiesOf } = require(`${process.env.STATIC}/routes.js`);

/** Claims among some ids, the same for the same seed. */
function drawnClaims(seed, ids, count) {
  let state = seed;
  const next = (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
  return Array.from({ length: count }, (_, number) => ({ number, source: `p${next(ids)}`, target: `p${next(ids)}`, weight: 1 + next(3), isClaim: next(4) > 0 }));
}

/** All loopless ways from one id to another. */
function* allWays(ties, way, to) {
  const here = way.at(-1);
  if (here === to) {
    yield way;
    return;
  }
  for (const next of ties.get(here)?.keys() ?? []) if (!way.includes(next)) yield* allWays(ties, [...way, next], to);
}

function bestWays(ties, from, to, count, fits) {
  const cost = (way) => way.slice(1).reduce((sum, id, place) => sum + ties.get(way[place]).get(id).cost, 0);
  const order = (a, b) => cost(a) - cost(b) || a.length - b.length || (a.join("\n") < b.join("\n") ? -1 : 1);
  return [...allWays(ties, [from], to)].filter(fits).sort(order).slice(0, count);
}

for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
  const ties = tiesOf(drawnClaims(seed, 9, 20));
  const found = (limits) => cheapestRoutes(ties, "p0", "p1", 6, limits).map(({ way }) => way);

  test(`routes keep away from what is to be avoided (${seed})`, () => {
    assert.deepEqual(found({ avoid: ["p2", "p3"] }), bestWays(ties, "p0", "p1", 6, (way) => !way.includes("p2") && !way.includes("p3")));
  });
  test(`routes pass what they must, and nothing twice (${seed})`, () => {
    assert.deepEqual(found({ via: "p2" }), bestWays(ties, "p0", "p1", 6, (way) => way.includes("p2")));
  });
  test(`both at once (${seed})`, () => {
    assert.deepEqual(found({ via: "p2", avoid: ["p4"] }), bestWays(ties, "p0", "p1", 6, (way) => way.includes("p2") && !way.includes("p4")));
  });
}

test("routes that are apart share no hop, and the cheapest comes first", () => {
  const ties = tiesOf(drawnClaims(3, 9, 24));
  const routes = routesApart(ties, "p0", "p1", 5, {}).map(({ way }) => way);
  const hops = routes.flatMap((way) => way.slice(1).map((id, place) => [way[place], id].sort().join()));

  assert.ok(routes.length > 1);
  assert.deepEqual(routes[0], cheapestRoutes(ties, "p0", "p1", 1)[0].way);
  assert.equal(new Set(hops).size, hops.length);
});
