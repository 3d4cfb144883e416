"use strict";
const { test } = require("node:test");
const assert = require("node:assert/strict");
globalThis.countSources = require(`${process.env.STATIC}/filter.js`).countSources; // what the page's other scripts give it
const { spanOf, weakestHops } = require(`${process.env.STATIC}/strength.js`);

const CONTENTS = {
  sentences: [{ doc: "a", date: "2022-01-09" }, { doc: "b", date: null }, { doc: "c", date: "2022-03-01" }],
  documents: { a: {}, b: {}, c: { copy_of: "a" } },
};
const piece = (sentence, status = "asserted", first = null, last = null) => ({ sentence, status, first, last });
const hop = (number, ...evidence) => ({ claims: [{ number, evidence }] });
const isClaim = (number) => number < 10;
const weakest = (...hops) => weakestHops(hops, CONTENTS, isClaim);

test("closeness is weaker than what is denied, and that weaker than what is alleged, whatever their sources", () => {
  assert.deepEqual(weakest(hop(1, piece(0)), hop(10, piece(0), piece(1)), hop(2, piece(0, "denied"))), [1]);
  assert.deepEqual(weakest(hop(1, piece(0, "alleged")), hop(2, piece(0, "denied"), piece(1))), [1]);
});

test("among claims that nobody doubts sources decide, and copies are one", () => {
  assert.deepEqual(weakest(hop(1, piece(0), piece(1)), hop(2, piece(0), piece(2))), [1]);
});

test("all hops are named where all are alike", () => {
  assert.deepEqual(weakest(hop(1, piece(0)), hop(2, piece(1))), [0, 1]);
});

test("a route spans what its sentences tell of, by the event where that is dated, and counts the rest", () => {
  const hops = [hop(1, piece(0)), hop(2, piece(2, "asserted", "2021-12-01", "2021-12-31")), hop(3, piece(1))];
  assert.deepEqual(spanOf(hops, CONTENTS), { span: ["2021-12-01", "2022-01-09"], undated: 1 });
  assert.deepEqual(spanOf([hop(3, piece(1))], CONTENTS), { span: null, undated: 1 });
});
