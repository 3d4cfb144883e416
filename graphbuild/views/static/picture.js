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

/** How nodes of a kind look, as vis-network's group. */
function paintedKind({ light, dark: night }) {
  const background = dark.matches ? night : light;
  const chosen = { background, border: colour("--ink") };
  return { color: { background, border: colour("--page"), highlight: chosen, hover: chosen } };
}

function painted() {
  return { groups: Object.fromEntries(CONTENTS.kinds.map((row) => [row.kind, paintedKind(row)])) };
}

/* What all nodes of a kind share is said once. Labels and lines are ours: see labels.js and lines.js. */
const asNode = ({ id, shape, size, kind, x, y }) => ({ id, shape, size, x, y, kind, group: kind });

const NODES = new Map(DRAWN.nodes.map((node) => [node.id, node]));
const EDGES = new Map(DRAWN.edges.map((edge) => [edge.id, edge]));
const nodes = new vis.DataSet();
const edges = new vis.DataSet(); // empty but while forces act
const picture = new vis.Network(document.getElementById("picture"), { nodes, edges }, { ...DRAWN.options, ...painted() });

function repaint() {
  colours.clear();
  picture.setOptions(painted());
}

dark.addEventListener("change", repaint);

/** No movement for a reader who asked for none. */
const calm = () =>
  window.matchMedia("(prefers-reduced-motion: reduce)").matches ? false : { duration: 300, easingFunction: "easeInOutQuad" };

/* The nodes that stand in the picture now. */
const here = new Set();

/** Let the picture hold just what is drawn: what was never there is added, and only what changes is hidden or shown. */
function holdNodes() {
  const coming = [...drawn.entities].filter((id) => !here.has(id));
  const going = [...here].filter((id) => !drawn.entities.has(id));
  for (const id of coming) here.add(id);
  for (const id of going) here.delete(id);
  const known = new Set(nodes.getIds());
  nodes.add(coming.filter((id) => !known.has(id)).map((id) => asNode(NODES.get(id))));
  nodes.update([...coming.filter((id) => known.has(id)).map((id) => ({ id, hidden: false })), ...going.map((id) => ({ id, hidden: true }))]);
}

/** Give what comes in without a place of its own one near those that it is tied to. */
function placeNewcomers() {
  const newcomers = [...drawn.entities].filter((id) => NODES.get(id).x === undefined);
  if (!newcomers.length) return;
  const standing = new Map([...drawn.entities].map((id) => [id, NODES.get(id)]).filter(([, { x }]) => x !== undefined));
  const tiedTo = (id) => CLAIMS_OF.get(id).flatMap((number) => [CLAIMS[number].source, CLAIMS[number].target]).filter((other) => other !== id);
  for (const [id, place] of settle(newcomers, standing, tiedTo)) Object.assign(NODES.get(id), place);
}

function drawShown() {
  placeNewcomers();
  holdNodes();
  picture.redraw();
}
parts.push(drawShown);

/** Draw some entities too that pass the filters, with what ties them to those that are drawn. */
function bringIn(ids) {
  const coming = ids.filter((id) => shown.entities.has(id) && !drawn.entities.has(id));
  for (const id of coming) drawn.entities.add(id);
  if (!coming.length) return;
  for (const number of coming.flatMap((id) => CLAIMS_OF.get(id))) {
    const { source, target } = CLAIMS[number];
    if (shown.claims.has(number) && drawn.entities.has(source) && drawn.entities.has(target)) drawn.claims.add(number);
  }
  drawShown();
  thinOut();
  showDrawn();
}

const hint = document.getElementById("hint");
function showHint(text) {
  hint.textContent = text;
  hint.hidden = !text;
}

picture.on("hoverNode", ({ node }) => showHint(nameOf(node)));
picture.on("blurNode", () => showHint(""));

/** Say in words what the line under the pointer claims. */
document.getElementById("picture").addEventListener("pointermove", (event) => {
  if (event.buttons) return;
  const { left, top } = event.currentTarget.getBoundingClientRect();
  const place = { x: event.clientX - left, y: event.clientY - top };
  const found = picture.getNodeAt(place) === undefined ? claimAt(place) : null;
  if (found === pointedAt) return;
  pointedAt = found;
  if (found !== null) showHint(inWords(CLAIMS[found]));
  else if (picture.getNodeAt(place) === undefined) showHint("");
  picture.redraw();
});

/* What was dragged stays where it was put, also while forces move the rest. */
picture.on("dragEnd", ({ nodes: dragged }) => nodes.update(dragged.map((id) => ({ id, fixed: true }))));

const FORCES = { enabled: true, solver: "forceAtlas2Based", stabilization: false };
const forces = document.getElementById("forces");
forces.addEventListener("click", () => {
  const run = forces.getAttribute("aria-pressed") === "false";
  forces.setAttribute("aria-pressed", String(run));
  if (run) edges.add([...drawn.claims].map((id) => ({ id, from: EDGES.get(id).from, to: EDGES.get(id).to, hidden: true })));
  else edges.clear();
  picture.setOptions({ physics: run ? FORCES : { enabled: false } });
});

const zoomBy = (factor) => picture.moveTo({ scale: picture.getScale() * factor });
document.getElementById("closer").addEventListener("click", () => zoomBy(1.4));
document.getElementById("farther").addEventListener("click", () => zoomBy(1 / 1.4));
document.getElementById("whole").addEventListener("click", () => picture.fit());
