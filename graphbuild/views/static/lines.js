"use strict";
/* The lines of the picture. They are drawn here in a few strokes: vis-network takes a minute over as many as an archive has. */

const LINE = { faint: 0.16, clear: 0.8, few: 400, head: 7, near: 6, stroke: 250, least: 0.7 };

const curveOf = (number) => {
  const { from, to, smooth, dashes } = EDGES.get(number);
  const places = picture.body.nodes;
  return curveBetween(places[from], places[to], smooth?.roundness ?? 0, dashes ? 0 : NODES.get(to).size + 3);
};

/** What part of the picture is in sight, in its units. */
function sight() {
  const { clientWidth, clientHeight } = document.getElementById("picture");
  return { from: picture.DOMtoCanvas({ x: 0, y: 0 }), to: picture.DOMtoCanvas({ x: clientWidth, y: clientHeight }) };
}

function isInSight({ a, bow, b }, { from, to }) {
  return Math.min(a.x, b.x, bow.x) < to.x && Math.max(a.x, b.x, bow.x) > from.x && Math.min(a.y, b.y, bow.y) < to.y && Math.max(a.y, b.y, bow.y) > from.y;
}

function trace(pen, { a, bow, b, bent }) {
  pen.moveTo(a.x, a.y);
  if (bent) pen.quadraticCurveTo(bow.x, bow.y, b.x, b.y);
  else pen.lineTo(b.x, b.y);
}

/** Draw curves of one width in strokes of a few hundred: one for each would be slow, and one for all too. */
function strokeAll(pen, curves) {
  for (let at = 0; at < curves.length; at += LINE.stroke) {
    pen.beginPath();
    for (const curve of curves.slice(at, at + LINE.stroke)) trace(pen, curve);
    pen.stroke();
  }
}

function fillHeads(pen, lines) {
  pen.beginPath();
  for (const { curve, width } of lines) {
    const [tip, left, right] = arrowHead(curve, LINE.head + width);
    pen.moveTo(tip.x, tip.y);
    pen.lineTo(left.x, left.y);
    pen.lineTo(right.x, right.y);
  }
  pen.fill();
}

/** Draw some claims in an ink; the more of them are in sight, the fainter. Heads too small to see are left out. */
function drawLines(pen, numbers, ink, clear = LINE.clear, more = 0) {
  const view = sight();
  const scale = picture.getScale();
  const lines = [];
  for (const number of numbers) {
    const curve = curveOf(number);
    if (isInSight(curve, view)) lines.push({ curve, width: EDGES.get(number).width + more, dashed: Boolean(EDGES.get(number).dashes) });
  }
  pen.save();
  pen.strokeStyle = ink;
  pen.fillStyle = ink;
  pen.lineCap = "round";
  pen.globalAlpha = Math.max(LINE.faint, Math.min(clear, (clear * LINE.few) / lines.length));
  for (const width of new Set(lines.map((line) => line.width))) {
    pen.lineWidth = Math.max(width, LINE.least / scale);
    const alike = lines.filter((line) => line.width === width);
    pen.setLineDash([1, 6]);
    strokeAll(pen, alike.filter(({ dashed }) => dashed).map(({ curve }) => curve));
    pen.setLineDash([]);
    strokeAll(pen, alike.filter(({ dashed }) => !dashed).map(({ curve }) => curve));
  }
  if (scale * LINE.head > 1.5) fillHeads(pen, lines.filter(({ dashed }) => !dashed));
  pen.restore();
}

/* The claim under the pointer, or null. */
let pointedAt = null;

picture.on("beforeDrawing", (pen) => {
  drawLines(pen, isMoving() ? weightiest : drawn.claims, colour("--quiet"));
  if (pointedAt !== null && drawn.claims.has(pointedAt)) drawLines(pen, [pointedAt], colour("--accent"), 1);
  if (isMoving() || isTiny()) drawSymbols(pen);
});

/** The claim whose line is at a place on the screen, or null. */
function claimAt(place) {
  const at = picture.DOMtoCanvas(place);
  const reach = LINE.near / picture.getScale();
  let [found, nearest] = [null, reach];
  for (const number of drawn.claims) {
    const curve = curveOf(number);
    const isNear = isInSight(curve, { from: { x: at.x - reach, y: at.y - reach }, to: { x: at.x + reach, y: at.y + reach } });
    const distance = isNear ? distanceToCurve(at, curve) : Infinity;
    if (distance < nearest) [found, nearest] = [number, distance];
  }
  return found;
}

/** Write the reading phrase of some claims at the middle of their lines. */
function labelLines(pen, numbers) {
  const size = letterSize(picture.getScale()) * 0.9;
  Object.assign(pen, { font: `${size}px ${LABEL.face}`, textAlign: "center", textBaseline: "middle", lineJoin: "round",
    lineWidth: size / 3, strokeStyle: colour("--page"), fillStyle: colour("--ink") });
  for (const number of numbers) {
    const { x, y } = pointOn(curveOf(number), 0.5);
    const phrase = PHRASES.get(CLAIMS[number].relation);
    pen.strokeText(phrase, x, y);
    pen.fillText(phrase, x, y);
  }
}
