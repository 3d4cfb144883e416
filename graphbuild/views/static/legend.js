"use strict";
/* The legend switches kinds and relations on and off. */

const boxes = (attribute) => [...document.querySelectorAll(`[data-${attribute}]`)];
const shown = (attribute) =>
  new Set(boxes(attribute).filter((box) => box.checked).map((box) => box.dataset[attribute]));

function applyLegend() {
  const kinds = shown("kind");
  const relations = shown("relation");
  nodes.update(DRAWN.nodes.map(({ id, kind }) => ({ id, hidden: !kinds.has(kind) })));
  edges.update(DRAWN.edges.map(({ id, relation }) => ({ id, hidden: !relations.has(relation) })));
  const lines = DRAWN.edges.filter(({ from, to, relation }) =>
    relations.has(relation) && kinds.has(ENTITIES[from].kind) && kinds.has(ENTITIES[to].kind));
  const names = DRAWN.nodes.filter(({ kind }) => kinds.has(kind));
  announce(`${countOf(names.length, "entity", "entities")} and ${countOf(lines.length, "relation")} shown`);
}

for (const box of [...boxes("kind"), ...boxes("relation")]) box.addEventListener("change", applyLegend);

/** Show what is chosen even if the legend had switched its kind off. */
function uncover(kind) {
  const box = boxes("kind").find((each) => each.dataset.kind === kind);
  if (!box.checked) {
    box.checked = true;
    applyLegend();
  }
}
