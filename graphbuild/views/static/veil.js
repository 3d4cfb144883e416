"use strict";
/* What is chosen stands out: a veil falls over the rest. Null: nothing is chosen. */
let bright = null;
const VEIL = 0.82;

/** Draw a veil, and what is bright again above it, with vis-network's own pens. */
picture.on("afterDrawing", (pen) => {
  if (bright === null) return;
  const { clientWidth, clientHeight } = document.getElementById("picture");
  const [from, to] = [picture.DOMtoCanvas({ x: 0, y: 0 }), picture.DOMtoCanvas({ x: clientWidth, y: clientHeight })];
  pen.save();
  pen.globalAlpha = VEIL;
  pen.fillStyle = colour("--page");
  pen.fillRect(from.x, from.y, to.x - from.x, to.y - from.y);
  pen.restore();
  const lines = [...bright.edges].filter((number) => drawn.claims.has(number));
  drawAlongside(pen);
  drawLines(pen, lines, colour("--accent"), LINE.clear, bright.along.edges.size ? 2 : 0);
  drawNamed(pen, bright.nodes);
  if (lines.length <= MAX_LABELS) labelLines(pen, lines);
});

/** Draw entities with their names, which may be fainter than they are. */
function drawNamed(pen, all, clear = 1) {
  const ids = [...all].filter((id) => drawn.entities.has(id));
  for (const id of ids) picture.body.nodes[id].draw(pen);
  pen.save();
  pen.globalAlpha = clear;
  drawLabels(pen, ids);
  pen.restore();
}

/** Draw what is seen beside what stands out, fainter than that. */
function drawAlongside(pen) {
  const { edges: numbers, nodes: ids } = bright.along;
  drawLines(pen, [...numbers].filter((number) => drawn.claims.has(number) && !bright.edges.has(number)), colour("--quiet"), 0.5);
  drawNamed(pen, [...ids].filter((id) => !bright.nodes.has(id)), 0.6);
}

/* Only the claims of what is chosen carry their reading phrase, and only if they are few: labels hide the picture. */
const MAX_LABELS = 8;

/** The claims and the entities that stand out: some claims with their ends, and others. */
const standingOut = (claims, ids) => new Set([...ids, ...claims.flatMap((number) => [CLAIMS[number].source, CLAIMS[number].target])]);

/** Let these claims and their ends stand out; null lets all stand out alike. */
function emphasise(claims, ...ids) {
  bright = claims && { nodes: standingOut(claims, ids), edges: new Set(claims), along: { edges: new Set(), nodes: new Set() } };
  picture.redraw();
}

/** Let other claims and their ends be seen too, but not stand out. */
function alongside(claims, ids) {
  bright.along = { edges: new Set(claims), nodes: standingOut(claims, ids) };
  picture.redraw();
}
