"use strict";
/* Search over names and aliases of the entities in the page. */

const query = document.getElementById("query");
const MAX_HITS = 12;
let INDEX = [];

/** Make names ready to be found, the most mentioned first. */
function indexNames() {
  INDEX = Object.entries(ENTITIES)
    .sort(([, a], [, b]) => b.mentions - a.mentions || a.name.localeCompare(b.name, "en"))
    .map(([id, { name, aliases }]) => ({ id, spelled: [name, ...aliases, id], spellings: [name, ...aliases, id].map(fold) }));
  document.getElementById("names").replaceChildren(...Object.values(ENTITIES).map(({ name }) => element("option", { value: name })));
}

function search(text) {
  return bestFits(INDEX, fold(text), MAX_HITS).map(({ entry: { id, spelled }, spelling }) => {
    const { name, kind } = ENTITIES[id];
    const known = [name, id].includes(spelled[spelling]);
    return { id, label: name, note: known ? kind : `${kind}, ${spelled[spelling]}` };
  });
}

indexNames();
makeSearch(query, document.getElementById("hits"), {
  find: search,
  open: ({ id }) => {
    openEntity(id);
    panel.focus();
  },
  say: announce,
});
