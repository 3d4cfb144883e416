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
  drawLines(pen, lines, colour("--accent"));
  const ids = [...bright.nodes].filter((id) => drawn.entities.has(id));
  for (const id of ids) picture.body.nodes[id].draw(pen);
  drawLabels(pen, ids);
  if (lines.length <= MAX_LABELS) labelLines(pen, lines);
});

/* Only the claims of what is chosen carry their reading phrase, and only if they are few: labels hide the picture. */
const MAX_LABELS = 8;

/** Let these claims and their ends stand out; null lets all stand out alike. */
function emphasise(claims, ...ids) {
  const ends = (claims ?? []).flatMap((number) => [CLAIMS[number].source, CLAIMS[number].target]);
  bright = claims && { nodes: new Set([...ids, ...ends]), edges: new Set(claims) };
  picture.redraw();
}
