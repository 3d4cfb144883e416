"use strict";
const { test } = require("node:test");
const assert = require("node:assert/strict");
const { drawnOf, partnerCounts } = require(`${process.env.STATIC}/crowd.js`);

/* One country is tied to all others, who are named the more the smaller their number; two officials are tied to it too. */
const COUNTRIES = Array.from({ length: 8 }, (_, number) => `country:${number}`);
const OFFICIALS = ["official:a", "official:b"];
const entities = Object.fromEntries([
  ...COUNTRIES.map((id, number) => [id, { kind: "country", mentions: 20 - number }]),
  ...OFFICIALS.map((id) => [id, { kind: "official", mentions: 1 }]),
]);
const claims = [...COUNTRIES.slice(0, 7), ...OFFICIALS].map((source) => ({ source, target: "country:7" }));
const view = { entities: new Set(Object.keys(entities)), claims: new Map(claims.map((_, number) => [number, []])) };
const drawn = (limits, most) => {
  const found = drawnOf(view, { entities, claims, limits }, most, () => true);
  return { entities: [...found.entities].sort(), claims: [...found.claims] };
};

test("all is drawn within the limits", () => {
  assert.deepEqual(drawn({ nodes: 10, lines: 9 }, null), { entities: Object.keys(entities).sort(), claims: claims.map((_, number) => number) });
});

test("of each kind the best connected are drawn, then those named most", () => {
  assert.deepEqual(drawn({ nodes: 10, lines: 9 }, 2), { entities: ["country:0", "country:7", "official:a", "official:b"], claims: [0, 7, 8] });
});

test("too many nodes leave as many of each kind as there is room for", () => {
  assert.deepEqual(drawn({ nodes: 5, lines: 9 }, null).entities, ["country:0", "country:1", "country:7", "official:a", "official:b"]);
});

test("too many lines do so too", () => {
  assert.deepEqual(drawn({ nodes: 10, lines: 2 }, null).entities, ["country:7", "official:a"]);
});

test("what is asked for comes under the limits all the same", () => {
  assert.deepEqual(drawn({ nodes: 4, lines: 9 }, 6).entities, ["country:0", "country:7", "official:a", "official:b"]);
});

test("several claims of two are one partner, and nobody is his own", () => {
  const counts = partnerCounts([{ source: "a", target: "b" }, { source: "b", target: "a" }, { source: "a", target: "a" }]);

  assert.deepEqual([...counts], [["a", 1], ["b", 1]]);
});
