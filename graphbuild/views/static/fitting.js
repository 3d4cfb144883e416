"use strict";
/* Where things fit: labels that do not cover each other, and free places for what comes into a picture. Pure functions. */

/** Which boxes to draw, given in order of importance: their places in the list, none of them over another. */
function fitting(boxes, most) {
  const kept = [];
  boxes.forEach((box, place) => {
    if (kept.length >= most) return;
    const covers = (other) => {
      const { left, right, top, bottom } = boxes[other];
      return left < box.right && box.left < right && top < box.bottom && box.top < bottom;
    };
    if (!kept.some(covers)) kept.push(place);
  });
  return kept;
}

/* Room for a symbol with its label, in units of the layout. */
const ROOM = { width: 150, height: 64 };
const roomOf = ({ x, y }) => `${Math.round(x / ROOM.width)},${Math.round(y / ROOM.height)}`;

/** The rooms around one, nearest ring first. */
function* roomsAround(column, row) {
  for (let ring = 0; ; ring += 1) {
    for (let across = -ring; across <= ring; across += 1) {
      const step = Math.abs(across) === ring ? 1 : 2 * ring;
      for (let down = -ring; down <= ring; down += step) yield { x: (column + across) * ROOM.width, y: (row + down) * ROOM.height };
    }
  }
}

/** Free places for newcomers, in their order, each as near as there is room to the middle of those that it is tied to. */
function settle(newcomers, standing, tiedTo) {
  const places = new Map(standing);
  const taken = new Set();
  for (const { x, y } of places.values()) for (const aside of [-0.3, 0, 0.3]) taken.add(roomOf({ x: x + aside * ROOM.width, y }));
  const middle = (all) => ({ x: all.reduce((sum, { x }) => sum + x, 0) / (all.length || 1), y: all.reduce((sum, { y }) => sum + y, 0) / (all.length || 1) });
  const centre = middle([...places.values()]);
  const found = new Map();
  for (const id of newcomers) {
    const near = tiedTo(id).filter((other) => places.has(other)).map((other) => places.get(other));
    const wanted = near.length ? middle(near) : centre;
    for (const place of roomsAround(Math.round(wanted.x / ROOM.width), Math.round(wanted.y / ROOM.height))) {
      if (taken.has(roomOf(place))) continue;
      taken.add(roomOf(place));
      places.set(id, place);
      found.set(id, place);
      break;
    }
  }
  return found;
}

if (typeof module !== "undefined") module.exports = { fitting, settle };
