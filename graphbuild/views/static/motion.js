"use strict";
/* While a crowded view moves, less is drawn, and in fewer strokes: the weightiest lines, plain symbols, fewer labels. */

const CROWD = { nodes: 300, lines: 600, labels: 60 };

/* The lines that are drawn then. */
let weightiest = [];
let isCrowded = false;

function thinOut() {
  weightiest = [...drawn.claims].sort((a, b) => CLAIMS[b].weight - CLAIMS[a].weight || a - b).slice(0, CROWD.lines);
  if (isCrowded === drawn.entities.size > CROWD.nodes) return;
  isCrowded = !isCrowded;
  picture.setOptions({ interaction: { hideNodesOnDrag: isCrowded } });
}
parts.push(thinOut);

const isMoving = () => isCrowded && picture.renderer.dragging;

/** The corners of the symbols of a kind, around 0 and for a radius of 1; a circle is near enough an octagon. */
function cornersOf({ outline }) {
  const octagon = Array.from({ length: 8 }, (_, corner) => [Math.cos((corner * Math.PI) / 4), Math.sin((corner * Math.PI) / 4)]);
  return outline ? outline.split(" ").map((pair) => pair.split(",").map((number) => Number(number) / 10 - 1)) : octagon;
}

/* No symbol is drawn smaller than this, in pixels, also where the whole of a large graph is in sight. */
const LEAST_RADIUS = 2;
const isTiny = () => picture.getScale() < 0.25;

/** Draw all symbols, those of a kind in one stroke. */
function drawSymbols(pen) {
  const least = LEAST_RADIUS / picture.getScale();
  for (const [kind, look] of LOOKS) {
    const corners = cornersOf(look);
    pen.beginPath();
    for (const id of drawn.entities) {
      if (ENTITIES[id].kind !== kind) continue;
      const { x, y } = picture.body.nodes[id];
      const radius = Math.max(least, NODES.get(id).size);
      corners.forEach(([across, down], place) => pen[place ? "lineTo" : "moveTo"](x + across * radius, y + down * radius));
    }
    pen.fillStyle = look[dark.matches ? "dark" : "light"];
    pen.fill();
  }
}
