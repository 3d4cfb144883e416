"use strict";
/* Labels of nodes, the best connected first, none over another, and of a size to read at whatever zoom. */

const LABEL = { least: 11, usual: 14, greatest: 18, line: 1.25, most: 220, face: "system-ui, sans-serif" };

/* Nodes in order of importance: the larger, then those named more. */
const BY_WEIGHT = [...DRAWN.nodes].sort((a, b) => b.size - a.size || ENTITIES[b.id].mentions - ENTITIES[a.id].mentions || (a.id < b.id ? -1 : 1)).map(({ id }) => id);

/* How wide a label is in units of its letters' size; measured once. */
const widths = new Map();
function widthOf(pen, label) {
  if (!widths.has(label)) {
    pen.font = `100px ${LABEL.face}`;
    widths.set(label, Math.max(...label.split("\n").map((line) => pen.measureText(line).width)) / 100);
  }
  return widths.get(label);
}

/** How large letters are in the picture's units, so that on the screen they are neither too small nor too large. */
const letterSize = (scale) => Math.min(LABEL.greatest, Math.max(LABEL.least, LABEL.usual * scale)) / scale;

/** The box of a label below its node, in the picture's units. */
function boxOf(pen, id, size) {
  const { x, y } = picture.body.nodes[id];
  const { size: radius, label } = NODES.get(id);
  const half = (widthOf(pen, label) * size) / 2;
  const top = y + radius + 0.2 * size;
  return { id, x, top, left: x - half, right: x + half, bottom: top + label.split("\n").length * LABEL.line * size };
}

function writeLabel(pen, { id, x, top }, size) {
  NODES.get(id).label.split("\n").forEach((line, number) => {
    const y = top + (number + 0.5) * LABEL.line * size;
    pen.strokeText(line, x, y);
    pen.fillText(line, x, y);
  });
}

/** Write the labels of some nodes, in order of importance, where they are in sight and there is room. */
function drawLabels(pen, ids) {
  const { clientWidth, clientHeight } = document.getElementById("picture");
  const [from, to] = [picture.DOMtoCanvas({ x: 0, y: 0 }), picture.DOMtoCanvas({ x: clientWidth, y: clientHeight })];
  const size = letterSize(picture.getScale());
  const inSight = ids.filter((id) => {
    const { x, y } = picture.body.nodes[id];
    return x > from.x && x < to.x && y > from.y && y < to.y;
  });
  const boxes = inSight.map((id) => boxOf(pen, id, size));
  Object.assign(pen, { font: `${size}px ${LABEL.face}`, textAlign: "center", textBaseline: "middle", lineJoin: "round",
    lineWidth: size / 4, strokeStyle: colour("--page"), fillStyle: colour("--ink") });
  for (const place of fitting(boxes, isMoving() ? CROWD.labels : LABEL.most)) writeLabel(pen, boxes[place], size);
}

/* Before the veil that falls over what is not chosen. */
picture.on("afterDrawing", (pen) => drawLabels(pen, BY_WEIGHT.filter((id) => drawn.entities.has(id))));
