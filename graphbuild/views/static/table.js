"use strict";
/* The table twin of the picture: the same entities, sortable, for keyboards and screen readers. */

const COLUMNS = [
  { key: "name", title: "Name", of: (id) => nameOf(id) },
  { key: "kind", title: "Kind", of: (id) => ENTITIES[id].kind },
  { key: "partners", title: "Tied to", of: (id) => partnersOf(id).size, number: true },
  { key: "claims", title: "Claims", of: (id) => claimsOf(id).length, number: true },
  { key: "rank", title: "PageRank", of: (id) => ENTITIES[id].rank, number: true },
  { key: "mentions", title: "Named", of: (id) => ENTITIES[id].mentions, number: true },
];
let sorting = { key: "partners", down: true };

/** The claims of an entity that are shown, closeness left out. */
const claimsOf = (id) => CLAIMS_OF.get(id).filter((number) => isClaim(number) && shown.claims.has(number));

/** The others that a shown claim ties an entity to. */
function partnersOf(id) {
  const ids = claimsOf(id).flatMap((number) => [CLAIMS[number].source, CLAIMS[number].target]);
  return new Set(ids.filter((other) => other !== id));
}

function sortedRows() {
  const { of, number } = COLUMNS.find(({ key }) => key === sorting.key);
  const rows = [...shown.entities].map((id) => ({ id, value: of(id) }));
  const order = number ? (a, b) => a.value - b.value : (a, b) => byName.compare(String(a.value), String(b.value));
  rows.sort((a, b) => (sorting.down ? -1 : 1) * order(a, b) || byName.compare(nameOf(a.id), nameOf(b.id)));
  return rows.map(({ id }) => id);
}

function headCell({ key, title, number }) {
  const sorted = sorting.key === key ? (sorting.down ? "descending" : "ascending") : null;
  const button = element("button", { type: "button", "data-column": key, click: () => {
    sorting = { key, down: sorting.key === key ? !sorting.down : Boolean(number) };
    showTable();
    table.querySelector(`[data-column="${key}"]`).focus();
  } }, title);
  return element("th", { scope: "col", "aria-sort": sorted, class: number ? "number" : null }, button);
}

function row(id) {
  const cells = COLUMNS.slice(1).map(({ of, number }) => element("td", { class: number ? "number" : null }, String(of(id))));
  return element("tr", {}, element("th", { scope: "row" }, nameButton(id)), ...cells);
}

const MOST_ROWS = 300;
const table = document.getElementById("table");
const tableSwitch = document.getElementById("as-table");

function showTable() {
  if (table.hidden) return;
  const caption = element("caption", {}, "What is shown, as a table. Choose a heading to sort, a name to read its sentences.");
  table.replaceChildren(element("table", {}, caption,
    element("thead", {}, element("tr", {}, ...COLUMNS.map(headCell))),
    element("tbody", {}, ...inPortions(sortedRows(), MOST_ROWS, row, (more) => element("tr", {}, element("td", { colspan: COLUMNS.length }, more))))));
}

tableSwitch.addEventListener("click", () => {
  table.hidden = !table.hidden;
  tableSwitch.setAttribute("aria-pressed", String(!table.hidden));
  showTable();
});
parts.push(showTable);
