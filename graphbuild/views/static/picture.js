"use strict";
/* The picture: vis-network draws pyvis's nodes and edges where they were placed. */

const dark = window.matchMedia("(prefers-color-scheme: dark)");
const LOOKS = new Map(CONTENTS.kinds.map((row) => [row.kind, row]));

/* Colours of the style sheet, so that the picture follows the theme; each is read once a theme, for reading one is slow. */
const colours = new Map();
function colour(name) {
  if (!colours.has(name)) colours.set(name, getComputedStyle(document.documentElement).getPropertyValue(name).trim());
  return colours.get(name);
}

function paintedNode({ id, kind }) {
  const fill = LOOKS.get(kind)[dark.matches ? "dark" : "light"];
  return {
    id,
    color: { background: fill, border: colour("--page"), highlight: { background: fill, border: colour("--ink") },
      hover: { background: fill, border: colour("--ink") } },
    font: { color: colour("--ink"), size: 14, face: "system-ui, sans-serif", strokeWidth: 3, strokeColor: colour("--page") },
  };
}

function paintedEdge({ id, relation }) {
  return {
    id,
    color: { color: colour("--quiet"), highlight: colour("--accent"), hover: colour("--accent"), opacity: CLOSENESS.has(relation) ? 0.55 : 0.8 },
    font: { color: colour("--ink"), size: 12, strokeWidth: 4, strokeColor: colour("--page") },
  };
}

const nodes = new vis.DataSet(DRAWN.nodes.map((node) => ({ ...node, ...paintedNode(node) })));
const edges = new vis.DataSet(
  DRAWN.edges.map((edge) => ({
    ...edge, ...paintedEdge(edge), hidden: !shown.claims.has(edge.id), arrows: { to: { enabled: edge.arrows === "to", scaleFactor: 0.5 } },
  })),
);
const picture = new vis.Network(document.getElementById("picture"), { nodes, edges }, DRAWN.options);

function repaint() {
  colours.clear();
  nodes.update(DRAWN.nodes.map(paintedNode));
  edges.update(DRAWN.edges.map(paintedEdge));
}

dark.addEventListener("change", repaint);

/** No movement for a reader who asked for none. */
const calm = () =>
  window.matchMedia("(prefers-reduced-motion: reduce)").matches ? false : { duration: 300, easingFunction: "easeInOutQuad" };

/** Hide and show only what changes: each update of an item costs vis-network more than drawing it. */
function hide(items, hidden, isShown) {
  const changed = items.getIds().filter((id) => isShown(id) === hidden.has(id));
  for (const id of changed) {
    if (isShown(id)) hidden.delete(id);
    else hidden.add(id);
  }
  items.update(changed.map((id) => ({ id, hidden: hidden.has(id) })));
}

const hiddenNodes = new Set();
const hiddenEdges = new Set(DRAWN.edges.filter(({ id }) => !shown.claims.has(id)).map(({ id }) => id));
parts.push(() => {
  hide(nodes, hiddenNodes, (id) => shown.entities.has(id));
  hide(edges, hiddenEdges, (id) => shown.claims.has(id));
});

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
  const lines = [...bright.edges].filter((id) => shown.claims.has(id)).map((id) => picture.body.edges[id]);
  for (const line of lines) line.draw(pen);
  for (const line of lines) line.drawArrows(pen);
  for (const id of bright.nodes) if (shown.entities.has(id)) picture.body.nodes[id].draw(pen).drawExternalLabel?.();
});

/** Let these claims and their ends stand out, and label them if they are few; null lets all stand out alike. */
function emphasise(claims, ...ids) {
  const ends = (claims ?? []).flatMap((number) => [CLAIMS[number].source, CLAIMS[number].target]);
  bright = claims && { nodes: new Set([...ids, ...ends]), edges: new Set(claims) };
  picture.redraw();
  labelEdges(claims && claims.length <= MAX_LABELS ? claims : []);
}

/* Only the claims of what is chosen carry their reading phrase, and only if they are few: labels hide the picture. */
const MAX_LABELS = 8;
let labelled = [];
function labelEdges(numbers) {
  edges.update([
    ...labelled.map((id) => ({ id, label: "" })), // an undefined label would leave the old one
    ...numbers.map((id) => ({ id, label: PHRASES.get(CLAIMS[id].relation) })),
  ]);
  labelled = numbers;
}

const hint = document.getElementById("hint");
function showHint(text) {
  hint.textContent = text;
  hint.hidden = !text;
}

picture.on("hoverEdge", ({ edge }) => showHint(inWords(CLAIMS[edge])));
picture.on("hoverNode", ({ node }) => showHint(nameOf(node)));
picture.on("blurEdge", () => showHint(""));
picture.on("blurNode", () => showHint(""));

/* What was dragged stays where it was put, also while forces move the rest. */
picture.on("dragEnd", ({ nodes: dragged }) => nodes.update(dragged.map((id) => ({ id, fixed: true }))));

const FORCES = { enabled: true, solver: "forceAtlas2Based", stabilization: false };
const forces = document.getElementById("forces");
forces.addEventListener("click", () => {
  const run = forces.getAttribute("aria-pressed") === "false";
  forces.setAttribute("aria-pressed", String(run));
  picture.setOptions({ physics: run ? FORCES : { enabled: false } });
});

const zoomBy = (factor) => picture.moveTo({ scale: picture.getScale() * factor });
document.getElementById("closer").addEventListener("click", () => zoomBy(1.4));
document.getElementById("farther").addEventListener("click", () => zoomBy(1 / 1.4));
document.getElementById("whole").addEventListener("click", () => picture.fit());
