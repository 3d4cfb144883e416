"use strict";
const { test } = require("node:test");
const assert = require("node:assert/strict");
const { placeWithin, readPlace, readSteps, writePlace, writeSteps } = require(`${process.env.STATIC}/steps.js`);

const PLAIN = { from: "a", to: "b", via: "", avoid: [], apart: false, route: 1, hop: 0 };

test("the first route as a whole says no more than its ends", () => {
  assert.equal(writeSteps({ from: "a", to: "b" }), "a>b");
  assert.deepEqual(readSteps("a>b"), PLAIN);
});

test("a search and a place on its routes come back from their text", () => {
  const steps = { from: "country:no", to: "x>y%3E", via: "-v>", avoid: ["*a", "+b"], apart: true, route: 12, hop: 3 };
  assert.deepEqual(readSteps(writeSteps(steps)), steps);
});

test("a search that lacks an end is one", () => {
  assert.deepEqual(readSteps("a>"), { ...PLAIN, to: "" });
});

test("what has no two ends is no search", () => {
  assert.equal(readSteps("country:no"), null);
});

for (const [text, place] of [["", { route: 1, hop: 0 }], ["2", { route: 2, hop: 0 }], ["2.3", { route: 2, hop: 3 }], ["0", { route: 1, hop: 0 }], ["2.x", { route: 1, hop: 0 }]]) {
  test(`a place is read as far as it makes sense: "${text}"`, () => assert.deepEqual(readPlace(text), place));
}

test("a hop of the first route names both", () => {
  assert.equal(writePlace({ route: 1, hop: 2 }), "1.2");
});

test("a place beyond the routes is the last that they have", () => {
  assert.deepEqual(placeWithin({ route: 5, hop: 2 }, [3, 4]), { route: 2, hop: 0 });
  assert.deepEqual(placeWithin({ route: 2, hop: 9 }, [3, 4]), { route: 2, hop: 4 });
});
