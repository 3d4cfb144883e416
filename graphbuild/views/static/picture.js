"use strict";
/* The picture: vis-network draws pyvis's nodes and edges where they were placed. */

const dark = window.matchMedia("(prefers-color-scheme: dark)");
const LOOKS = new Map(CONTENTS.kinds.map((row) => [row.kind, row]));

/** Read a colour of the style sheet, so that the picture follows the theme. */
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function paintedNode(node) {
  const fill = LOOKS.get(node.kind)[dark.matches ? "dark" : "light"];
  return {
    id: node.id,
    color: { background: fill, border: colour("--page"), highlight: { background: fill, border: colour("--ink") },
      hover: { background: fill, border: colour("--ink") } },
    font: { color: colour("--ink"), size: 14, face: "system-ui, sans-serif", strokeWidth: 3, strokeColor: colour("--page") },
  };
}

function paintedEdge(edge) {
  return {
    id: edge.id,
    color: { color: colour("--quiet"), highlight: colour("--accent"), hover: colour("--accent"),
      opacity: CLOSENESS.has(edge.relation) ? 0.55 : 0.8 },
    font: { color: colour("--ink"), size: 12, strokeWidth: 4, strokeColor: colour("--page") },
  };
}

const nodes = new vis.DataSet(DRAWN.nodes.map((node) => ({ ...node, ...paintedNode(node) })));
const edges = new vis.DataSet(
  DRAWN.edges.map((edge) => ({
    ...edge, ...paintedEdge(edge), hidden: CLOSENESS.has(edge.relation), arrows: { to: { enabled: edge.arrows === "to", scaleFactor: 0.5 } },
  })),
);
const picture = new vis.Network(document.getElementById("picture"), { nodes, edges }, DRAWN.options);

dark.addEventListener("change", () => {
  nodes.update(DRAWN.nodes.map(paintedNode));
  edges.update(DRAWN.edges.map(paintedEdge));
});

/* Only the claims of what is hovered over or chosen carry their reading phrase: more labels hide the picture. */
let labelled = [];
function labelEdges(numbers) {
  edges.update([
    ...labelled.map((id) => ({ id, label: undefined })),
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

const zoomBy = (factor) => picture.moveTo({ scale: picture.getScale() * factor });
document.getElementById("closer").addEventListener("click", () => zoomBy(1.4));
document.getElementById("farther").addEventListener("click", () => zoomBy(1 / 1.4));
document.getElementById("whole").addEventListener("click", () => picture.fit());
