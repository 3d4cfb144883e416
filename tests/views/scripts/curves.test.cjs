"use strict";
const { test } = require("node:test");
const assert = require("node:assert/strict");
const { arrowHead, curveBetween, distanceToCurve, pointOn } = require(`${process.env.STATIC}/curves.js`);

const A = { x: 0, y: 0 };
const B = { x: 100, y: 0 };
const near = (one, other) => assert.ok(Math.hypot(one.x - other.x, one.y - other.y) < 1e-9, JSON.stringify([one, other]));

test("a straight line stops short of the node that it points to", () => {
  near(curveBetween(A, B, 0, 10).b, { x: 90, y: 0 });
});

test("parallel lines bend to either side, the same way seen from either end", () => {
  near(pointOn(curveBetween(A, B, 0.2, 0), 0.5), { x: 50, y: -10 });
  near(pointOn(curveBetween(A, B, -0.2, 0), 0.5), { x: 50, y: 10 });
  near(pointOn(curveBetween(B, A, -0.2, 0), 0.5), { x: 50, y: -10 });
});

test("a place is as far from a line as from its nearest point", () => {
  assert.equal(distanceToCurve({ x: 50, y: 7 }, curveBetween(A, B, 0, 0)), 7);
  assert.equal(distanceToCurve({ x: 103, y: 4 }, curveBetween(A, B, 0, 0)), 5);
  assert.ok(distanceToCurve({ x: 50, y: -10 }, curveBetween(A, B, 0.2, 0)) < 1);
  assert.ok(distanceToCurve({ x: 50, y: 0 }, curveBetween(A, B, 0.2, 0)) > 9);
});

test("a line from a node to itself is a line still", () => {
  const loop = curveBetween(A, A, 0, 5);

  assert.ok(Number.isFinite(loop.b.x) && loop.b.y < 0);
});

test("an arrow points along the end of its line", () => {
  const [tip, left, right] = arrowHead(curveBetween(A, B, 0, 0), 10);

  near(tip, B);
  assert.ok(left.x < 100 && right.x < 100 && Math.abs(left.y + right.y) < 1e-9);
});
