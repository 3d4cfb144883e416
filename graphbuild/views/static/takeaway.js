"use strict";
/* Taking the view away: the picture with its legend as SVG and PNG, what is shown as CSV, and paper. */

const PADDING = 40;
const LEGEND_LINE = 24;

/** A text as XML can hold it: control characters and lone surrogates are none. */
const printable = (text) => text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, "");

function svgText(x, y, text, attributes) {
  const made = svg("text", { x, y, fill: colour("--ink"), "font-family": "system-ui, sans-serif", ...attributes });
  text.split("\n").forEach((line, number) => {
    const span = svg("tspan", { x, dy: number ? "1.2em" : 0 });
    span.textContent = printable(line);
    made.append(span);
  });
  return made;
}

/** The shape of a kind around a place: the legend's outline, or a circle. */
function svgShape(kind, x, y, radius) {
  const { outline, light, dark: night } = LOOKS.get(kind);
  const paint = { fill: dark.matches ? night : light, stroke: colour("--page") };
  if (!outline) return svg("circle", { cx: x, cy: y, r: radius, ...paint });
  return svg("polygon", { points: outline, transform: `translate(${x - radius} ${y - radius}) scale(${radius / 10})`, ...paint });
}

function svgLine(edge, at) {
  const { a, bow, b } = curveBetween(at[edge.from], at[edge.to], edge.smooth?.roundness ?? 0, edge.dashes ? 0 : NODES.get(edge.to).size + 4);
  return svg("path", { d: `M${a.x} ${a.y}Q${bow.x} ${bow.y} ${b.x} ${b.y}`, fill: "none", stroke: colour("--quiet"), "stroke-width": edge.width,
    "stroke-dasharray": edge.dashes ? "1 6" : "none", "marker-end": edge.dashes ? "none" : "url(#arrow)" });
}

function svgLegend(left, top) {
  const group = svg("g", {});
  const kinds = CONTENTS.kinds.filter(({ kind }) => !asked.hidden.kinds.includes(kind));
  kinds.forEach(({ kind, plural }, number) => {
    const y = top + number * LEGEND_LINE;
    group.append(svgShape(kind, left + 8, y, 8), svgText(left + 26, y + 5, plural, { "font-size": 14 }));
  });
  const told = `${document.getElementById("counts").textContent} ${document.querySelector(".caption p").textContent}`;
  const caption = told.replace(/\s+/gu, " ").trim().match(/.{1,110}(?:\s|$)/gu) ?? [];
  group.append(svgText(left, top + kinds.length * LEGEND_LINE + 8, caption.join("\n"), { "font-size": 11 }));
  return { group, height: kinds.length * LEGEND_LINE + caption.length * 14 + PADDING };
}

const lowest = (values) => values.reduce((one, other) => Math.min(one, other), values[0] ?? 0);
const highest = (values) => values.reduce((one, other) => Math.max(one, other), values[0] ?? 0);

/** The picture as it is laid out now, with its legend and caption, as an SVG element. */
function drawSvg() {
  const at = picture.getPositions();
  const drawnNodes = DRAWN.nodes.filter(({ id }) => drawn.entities.has(id));
  const drawnEdges = DRAWN.edges.filter(({ id }) => drawn.claims.has(id));
  const xs = drawnNodes.map(({ id }) => at[id].x);
  const ys = drawnNodes.map(({ id }) => at[id].y);
  const [left, right] = [lowest(xs) - 3 * PADDING, highest(xs) + 3 * PADDING];
  const [top, bottom] = [lowest(ys) - PADDING, highest(ys) + 2 * PADDING];
  const { group, height } = svgLegend(left + PADDING, bottom + PADDING);
  const size = { width: Math.max(right - left, 760), height: bottom - top + height + PADDING };
  const root = svg("svg", { xmlns: SVG, viewBox: `${left} ${top} ${size.width} ${size.height}`, ...size });
  const arrow = svg("marker", { id: "arrow", viewBox: "0 0 10 10", refX: 9, refY: 5, markerWidth: 9, markerHeight: 9, markerUnits: "userSpaceOnUse", orient: "auto" });
  arrow.append(svg("path", { d: "M0 0L10 5L0 10z", fill: colour("--quiet") }));
  root.append(arrow, svg("rect", { x: left, y: top, ...size, fill: colour("--page") }));
  root.append(...drawnEdges.map((edge) => svgLine(edge, at)));
  for (const node of drawnNodes) {
    const { x, y } = at[node.id];
    root.append(svgShape(node.kind, x, y, node.size),
      svgText(x, y + node.size + 15, node.label, { "font-size": 14, "text-anchor": "middle", stroke: colour("--page"), "stroke-width": 3, "paint-order": "stroke" }));
  }
  root.append(group);
  return root;
}

const svgSource = () => new XMLSerializer().serializeToString(drawSvg());

function download(name, url) {
  const link = element("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
}

const asFile = (type, text) => URL.createObjectURL(new Blob([text], { type }));

/** Paint the SVG on a canvas at twice its size, or less where a canvas cannot be so large. */
async function pngUrl() {
  const source = svgSource();
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`;
  await image.decode();
  const scale = Math.min(2, 8_000 / Math.max(image.width, image.height));
  const canvas = element("canvas", { width: Math.round(image.width * scale), height: Math.round(image.height * scale) });
  const brush = canvas.getContext("2d");
  brush.scale(scale, scale);
  brush.drawImage(image, 0, 0);
  return canvas.toDataURL("image/png");
}

/** What is shown as CSV: a line for each sentence of each relation. */
function csvOfShown() {
  const lines = [...shown.claims].flatMap(([number, evidence]) => {
    const { source, relation, target } = CLAIMS[number];
    return evidence.map(({ sentence, status, first, last, remark }) => {
      const { text, doc, date } = SENTENCES[sentence];
      return [source, nameOf(source), relation, target, nameOf(target), status, date ?? "", first ?? "", last ?? "", remark, doc, DOCUMENTS[doc].title ?? "", DOCUMENTS[doc].url ?? "", text];
    });
  });
  const head = ["source", "source_name", "relation", "target", "target_name", "status", "written", "happened_first", "happened_last", "remark", "document", "title", "url", "sentence"];
  return csvText([head, ...lines]);
}

const TAKEN = {
  svg: () => download("graph.svg", asFile("image/svg+xml", svgSource())),
  png: async () => download("graph.png", await pngUrl()),
  csv: () => download("relations.csv", asFile("text/csv", `\ufeff${csvOfShown()}`)),
  print: () => window.print(),
};
for (const button of document.querySelectorAll("[data-take]")) button.addEventListener("click", TAKEN[button.dataset.take]);
