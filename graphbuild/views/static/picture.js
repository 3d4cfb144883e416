"use strict";
/* The picture: vis-network draws pyvis's nodes and edges where they were placed. */

const dark = window.matchMedia("(prefers-color-scheme: dark)");
const LOOKS = new Map(CONTENTS.kinds.map((row) => [row.kind, row]));

/** Read a colour of the style sheet, so that the picture follows the theme. */
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/* What is chosen stands out: these nodes and edges keep their colours, the others fade. Null: nothing is chosen. */
let bright = null;

function paintedNode(node) {
  const fill = LOOKS.get(node.kind)[dark.matches ? "dark" : "light"];
  const faded = bright !== null && !bright.nodes.has(node.id);
  return {
    id: node.id,
    opacity: faded ? 0.25 : 1,
    color: { background: fill, border: colour("--page"), highlight: { background: fill, border: colour("--ink") },
      hover: { background: fill, border: colour("--ink") } },
    font: { color: colour(faded ? "--rule" : "--ink"), size: 14, face: "system-ui, sans-serif", strokeWidth: 3, strokeColor: colour("--page") },
  };
}

function paintedEdge(edge) {
  const faded = bright !== null && !bright.edges.has(edge.id);
  return {
    id: edge.id,
    color: { color: colour("--quiet"), highlight: colour("--accent"), hover: colour("--accent"),
      opacity: faded ? 0.12 : CLOSENESS.has(edge.relation) ? 0.55 : 0.8 },
    font: { color: colour("--ink"), size: 12, strokeWidth: 4, strokeColor: colour("--page") },
  };
}

const nodes = new vis.DataSet(DRAWN.nodes.map((node) => ({ ...node, ...paintedNode(node) })));
const edges = new vis.DataSet(
  DRAWN.edges.map((edge) => ({
    ...edge, ...paintedEdge(edge), arrows: { to: { enabled: edge.arrows === "to", scaleFactor: 0.5 } },
  })),
);
const picture = new vis.Network(document.getElementById("picture"), { nodes, edges }, DRAWN.options);

function repaint() {
  nodes.update(DRAWN.nodes.map(paintedNode));
  edges.update(DRAWN.edges.map(paintedEdge));
}

dark.addEventListener("change", repaint);

/** No movement for a reader who asked for none. */
const calm = () =>
  window.matchMedia("(prefers-reduced-motion: reduce)").matches ? false : { duration: 300, easingFunction: "easeInOutQuad" };

parts.push(() => {
  nodes.update(DRAWN.nodes.map(({ id }) => ({ id, hidden: !shown.entities.has(id) })));
  edges.update(DRAWN.edges.map(({ id }) => ({ id, hidden: !shown.claims.has(id) })));
});

/** Let these claims and their ends stand out, and label them if they are few; null lets all stand out alike. */
function emphasise(claims, ...ids) {
  const ends = (claims ?? []).flatMap((number) => [CLAIMS[number].source, CLAIMS[number].target]);
  bright = claims && { nodes: new Set([...ids, ...ends]), edges: new Set(claims) };
  repaint();
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
