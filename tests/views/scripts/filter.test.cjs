"use strict";
const { test } = require("node:test");
const assert = require("node:assert/strict");
const { ALL, countSources, near, passing } = require(`${process.env.STATIC}/filter.js`);

/* Norway accused Chile twice (a copy among them) in May; Chile, it is alleged, imposed a ban in 2023; both stand beside Kenya. */
const CONTENTS = {
  entities: {
    no: { kind: "country" }, cl: { kind: "country" }, ke: { kind: "country" }, ban: { kind: "measure" },
  },
  claims: [
    { source: "no", relation: "criticises", target: "cl", evidence: [
      { sentence: 0, status: "asserted", first: "2024-05-01", last: "2024-05-31" },
      { sentence: 1, status: "asserted", first: null, last: null },
    ] },
    { source: "cl", relation: "imposes", target: "ban", evidence: [{ sentence: 2, status: "alleged", first: "2023-01-01", last: "2023-12-31" }] },
    { source: "cl", relation: "co_mentioned", target: "ke", evidence: [{ sentence: 2, status: "asserted", first: null, last: null }] },
  ],
  sentences: [{ doc: "a", date: "2024-05-03" }, { doc: "b", date: "2024-05-04" }, { doc: "c", date: "2024-06-01" }],
  documents: { a: {}, b: { copy_of: "a" }, c: {} },
};
const shown = (change) => {
  const { claims, entities } = passing(CONTENTS, { ...ALL, ...change });
  return { claims: [...claims.keys()], entities: [...entities].sort() };
};
const hidden = (group, ...values) => ({ hidden: { ...ALL.hidden, [group]: values } });

test("all is shown at first", () => {
  assert.deepEqual(shown({}), { claims: [0, 1, 2], entities: ["ban", "cl", "ke", "no"] });
});

test("a kind that is off takes its relations along", () => {
  assert.deepEqual(shown(hidden("kinds", "measure")), { claims: [0, 2], entities: ["cl", "ke", "no"] });
});

test("a relation that is off leaves its entities", () => {
  assert.deepEqual(shown(hidden("relations", "imposes")), { claims: [0, 2], entities: ["ban", "cl", "ke", "no"] });
});

test("a status that is off hides what nothing else says, and whom nothing else ties", () => {
  assert.deepEqual(shown(hidden("statuses", "alleged")), { claims: [0, 2], entities: ["cl", "ke", "no"] });
});

test("copies are one source", () => {
  assert.equal(countSources(CONTENTS.claims[0].evidence, CONTENTS), 1);
  assert.deepEqual(shown({ minSources: 2 }).claims, []);
});

test("a claim passes with those of its sentences that were written within the days", () => {
  const { claims } = passing(CONTENTS, { ...ALL, written: ["2024-05-04", "2024-05-31"] });

  assert.deepEqual([...claims], [[0, [CONTENTS.claims[0].evidence[1]]]]);
});

test("what happened within the days is whatever touches them; what has no day is not within", () => {
  assert.deepEqual(shown({ happened: ["2023-12-01", "2024-05-01"] }).claims, [0, 1]);
  assert.deepEqual(shown({ happened: ["2024-06-01", "2024-07-01"] }).claims, []);
});

test("near are those whom so many claims lead to", () => {
  assert.deepEqual([...near("no", 1, CONTENTS.claims)], [["no", 0], ["cl", 1]]);
  assert.deepEqual(shown({ focus: { id: "no", hops: 2 } }).entities, ["ban", "cl", "ke", "no"]);
  assert.deepEqual(shown({ focus: { id: "no", hops: 1 } }), { claims: [0], entities: ["cl", "no"] });
});
