"use strict";
const { test } = require("node:test");
const assert = require("node:assert/strict");
const { fitting, settle } = require(`${process.env.STATIC}/fitting.js`);

const box = (left, top) => ({ left, top, right: left + 10, bottom: top + 4 });

test("of two labels over each other the more important is drawn", () => {
  assert.deepEqual(fitting([box(0, 0), box(5, 2), box(10, 0), box(0, 4)], 9), [0, 2, 3]);
});

test("no more labels are drawn than are asked for", () => {
  assert.deepEqual(fitting([box(0, 0), box(20, 0), box(40, 0)], 2), [0, 1]);
});

test("a newcomer stands near those that it is tied to, on a place of its own", () => {
  const standing = new Map([["a", { x: 0, y: 0 }], ["b", { x: 3000, y: 0 }]]);
  const places = settle(["c", "d", "e"], standing, (id) => (id === "e" ? [] : ["a"]));

  const taken = [...standing.values(), ...places.values()].map(({ x, y }) => `${x},${y}`);
  assert.equal(new Set(taken).size, 5);
  for (const id of ["c", "d"]) assert.ok(Math.hypot(places.get(id).x, places.get(id).y) < 500);
});

test("a newcomer may be tied to another newcomer", () => {
  const places = settle(["c", "d"], new Map([["a", { x: 0, y: 0 }], ["b", { x: 9000, y: 900 }]]), (id) => ({ c: ["b"], d: ["c"] })[id]);

  assert.ok(places.get("d").x > 8000);
});

test("many newcomers at one place all find room", () => {
  const many = Array.from({ length: 400 }, (_, number) => `n${number}`);
  const places = settle(many, new Map([["a", { x: 0, y: 0 }]]), () => ["a"]);

  assert.equal(new Set([...places.values()].map(({ x, y }) => `${x},${y}`)).size, 400);
});
