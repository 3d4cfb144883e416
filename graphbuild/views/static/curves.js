"use strict";
/* The shapes of lines between nodes: pure functions of where they stand. */

const LOOP = 80;

/** The line from one place to another: `a` to `b` by way of `bow`, stopping short of the end that it points to. */
function curveBetween(a, b, bend, gap) {
  const bow = { x: (a.x + b.x) / 2 + (b.y - a.y) * bend, y: (a.y + b.y) / 2 - (b.x - a.x) * bend };
  if (a.x === b.x && a.y === b.y) bow.y -= LOOP;
  const length = Math.hypot(b.x - bow.x, b.y - bow.y) || 1;
  const short = Math.min(gap, 0.9 * length) / length;
  return { a: { x: a.x, y: a.y }, bow, b: { x: b.x - (b.x - bow.x) * short, y: b.y - (b.y - bow.y) * short }, bent: bend !== 0 };
}

/** A place on a line, from 0 at its beginning to 1 at its end. */
function pointOn({ a, bow, b, bent }, at) {
  const [first, second, third] = bent ? [(1 - at) ** 2, 2 * at * (1 - at), at ** 2] : [1 - at, 0, at];
  return { x: first * a.x + second * bow.x + third * b.x, y: first * a.y + second * bow.y + third * b.y };
}

function distanceToSegment({ x, y }, from, to) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const along = Math.max(0, Math.min(1, ((x - from.x) * dx + (y - from.y) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - from.x - along * dx, y - from.y - along * dy);
}

const PIECES = 10;

/** How far a place is from a line. */
function distanceToCurve(place, curve) {
  if (!curve.bent) return distanceToSegment(place, curve.a, curve.b);
  let nearest = Infinity;
  for (let piece = 0; piece < PIECES; piece += 1) {
    nearest = Math.min(nearest, distanceToSegment(place, pointOn(curve, piece / PIECES), pointOn(curve, (piece + 1) / PIECES)));
  }
  return nearest;
}

/** The three corners of the arrow head at the end of a line. */
function arrowHead({ bow, b }, length) {
  const angle = Math.atan2(b.y - bow.y, b.x - bow.x);
  const corner = (turn) => ({ x: b.x - length * Math.cos(angle + turn), y: b.y - length * Math.sin(angle + turn) });
  return [b, corner(0.4), corner(-0.4)];
}

if (typeof module !== "undefined") module.exports = { arrowHead, curveBetween, distanceToCurve, pointOn };
