"use strict";
/* What the reader has changed, applied to the page at once, kept while it is open, and saved as a file. */

const CHANGES_VIEW = "changes"; // what is open while the list of changes is
const CHANGES_FILE = "graphbuild-changes.json";

/* What the page was written with, and what was changed since. */
const WRITTEN = { entities: { ...ENTITIES }, claims: [...CLAIMS] };
const PLACES = new Map(); // where what is pinned stood before
let changes = [];
let author = "";
let kept = null; // the text of the file that has all changes
let idle = new Map();
let meaning = (id) => id;

const isDirected = ({ relation }) => !CLOSENESS.has(relation);

/** Let entities and claims be those of the changes, in place, for all parts of the page read them. */
function applyChanges() {
  const next = changed(WRITTEN, changes, isDirected);
  [idle, meaning] = [next.idle, next.now];
  for (const id of Object.keys(ENTITIES)) delete ENTITIES[id];
  Object.assign(ENTITIES, next.entities);
  next.claims.forEach((claim, number) => {
    CLAIMS[number] = claim;
  });
  indexClaims();
  indexNames();
  keyClaims();
  redrawChanged();
  const centre = asked.focus && meaning(asked.focus.id);
  asked = { ...asked, focus: centre && Object.hasOwn(ENTITIES, centre) ? { ...asked.focus, id: centre } : null };
  shown = passing(CONTENTS, asked);
  if (Object.hasOwn(WRITTEN.entities, open)) open = Object.hasOwn(ENTITIES, meaning(open)) ? meaning(open) : CHANGES_VIEW;
  refresh();
  remember("replaceState");
}

/** Update those of some items that are in the picture, all at once: vis-network draws anew after each time. */
const updateDrawn = (items, some) => items.update(some.filter(({ id }) => items.get(id)));

/** Draw names, lines and pins as they are now. */
function redrawChanged() {
  for (const node of DRAWN.nodes) relabel(node);
  updateDrawn(edges, DRAWN.edges.filter(retie).map(({ id, from, to }) => ({ id, from, to })));
  placePins();
}

/** Give a node the label of its name now. */
function relabel(node) {
  node.written ??= node.label;
  const isRenamed = Object.hasOwn(ENTITIES, node.id) && nameOf(node.id) !== WRITTEN.entities[node.id].name;
  node.label = isRenamed ? labelOf(nameOf(node.id)) : node.written;
}

/** Tie a line to those whom its claim ties now; true if that changes it. */
function retie(edge) {
  const { source, target } = CLAIMS[edge.id];
  const isNew = edge.from !== source || edge.to !== target;
  Object.assign(edge, { from: source, to: target });
  return isNew;
}

function placePins() {
  const pins = new Map(changes.filter(({ action }) => action === "pin").map(({ entity, at }) => [entity.id, at]));
  const moved = DRAWN.nodes.filter(({ id }) => pins.has(id) || PLACES.has(id));
  for (const node of moved) {
    if (!PLACES.has(node.id)) PLACES.set(node.id, [node.x, node.y]);
    [node.x, node.y] = pins.get(node.id) ?? PLACES.get(node.id);
    if (!pins.has(node.id)) PLACES.delete(node.id);
  }
  updateDrawn(nodes, moved.map(({ id, x, y }) => ({ id, x, y, fixed: pins.has(id) })));
}

/** A change with its day and reason; `more` are the fields of its action. */
function changeOf(action, id, because, more = {}) {
  const date = `${new Date().toISOString().slice(0, 19)}Z`;
  return { action, because: because.trim(), date, entity: subjectOf(id, WRITTEN.entities[id]), ...more };
}

const change = (...what) => setChanges(withChange(changes, changeOf(...what)));

/** A pin changes nothing but its place, so that a page of many names need not be worked out anew. */
function pin(id, at) {
  changes = withChange(changes, changeOf("pin", id, "", { at }));
  placePins();
  showCount();
  if (open === CHANGES_VIEW) showChanges();
}

function setChanges(next) {
  changes = next;
  applyChanges();
}

const CHANGE_WORDS = {
  hide: ({ entity }) => [foreign(firstName(entity)), " is hidden"],
  merge: ({ entity, into }) => [foreign(firstName(entity)), " is the same as ", foreign(firstName(into))],
  rename: ({ entity, name }) => [foreign(firstName(entity)), " is called ", foreign(name)],
  note: ({ entity, text }) => ["Noted of ", foreign(firstName(entity)), ": ", foreign(text)],
  pin: ({ entity }) => [foreign(firstName(entity)), " is pinned"],
};
const firstName = ({ id, names }) => names[0] ?? id;

function changeItem(each) {
  const undo = element("button", { type: "button", click: () => {
    setChanges(changes.filter((other) => other !== each));
    announce("Undone");
    panel.focus();
  } }, "Undo");
  const why = idle.has(each) ? `It has no effect here: ${idle.get(each)}.` : "";
  return element("li", {}, ...CHANGE_WORDS[each.action](each), " ", undo,
    element("p", { class: "source" }, foreign(each.because), each.because && why ? " " : "", why));
}

function authorField() {
  const field = element("input", { id: "author", type: "text", autocomplete: "name", value: author, maxlength: 200 });
  field.addEventListener("change", () => {
    author = field.value.trim();
  });
  return element("p", { class: "field" }, element("label", { for: "author" }, "Your name"), field);
}

/** Your changes, each with what undoes it. */
function showChanges() {
  const where = changes.length
    ? "They are in this page only, and lost when it closes unless you save them. graphbuild apply takes the file and keeps them for every page that is written later."
    : "None yet. Open a name and choose what to change of it, or drag a name to where it should stand; or load changes that were saved.";
  const save = element("button", { type: "button", id: "save-changes", click: saveChanges, ...(changes.length ? {} : { disabled: "" }) }, "Save as a file");
  const load = element("button", { type: "button", click: () => document.getElementById("load-changes").click() }, "Load a file");
  fill(backButton(), element("h2", {}, "Your changes"), element("p", { class: "quiet" }, where), authorField(),
    element("ol", { class: "changes" }, ...changes.map(changeItem)), element("p", { class: "buttons" }, save, " ", load),
    element("p", { id: "trouble", role: "alert" }));
}

function saveChanges() {
  kept = changesText(author, changes);
  download(CHANGES_FILE, asFile("application/json", kept));
  announce("Saved");
}

/** Take in the changes of a file, those that are here already left out. */
async function loadChanges(field) {
  try {
    const told = readChanges(await field.files[0].text());
    const isFirst = !changes.length;
    const here = new Set(changes.map((each) => JSON.stringify(sorted(each))));
    author ||= told.by;
    setChanges(told.changes.filter((each) => !here.has(JSON.stringify(sorted(each)))).reduce(withChange, changes));
    if (isFirst) kept = changesText(author, changes);
    announce(countOf(told.changes.length, "change"));
  } catch (problem) {
    document.getElementById("trouble").textContent = `${field.files[0]?.name ?? "The file"}: ${problem.message}`;
  }
  field.value = "";
}

document.getElementById("load-changes").addEventListener("change", ({ target }) => loadChanges(target));
document.getElementById("changes").addEventListener("click", () => openView(CHANGES_VIEW));
function showCount() {
  document.getElementById("changes").textContent = changes.length ? `Your changes (${changes.length})` : "Your changes";
}
parts.push(showCount);
window.addEventListener("beforeunload", (event) => {
  if (changes.length && kept !== changesText(author, changes)) event.preventDefault();
});

/* What is dragged is pinned; a view that is dragged, with a name chosen, is not. */
let dragged;
picture.on("dragStart", ({ pointer }) => {
  dragged = picture.getNodeAt(pointer.DOM);
});
picture.on("dragEnd", () => {
  if (dragged === undefined) return;
  const { x, y } = picture.getPosition(dragged);
  const node = DRAWN.nodes.find(({ id }) => id === dragged);
  if (Math.hypot(x - node.x, y - node.y) >= 1) pin(dragged, [Math.round(x), Math.round(y)]);
});
