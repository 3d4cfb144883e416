"use strict";
/* Search over names and aliases of the entities in the page. */

const query = document.getElementById("query");
const MAX_HITS = 12;

/* Proposals for the ends of a path: those named most. Others are found all the same. */
const MOST_PROPOSED = 500;

/* All names as they are searched, the most mentioned first; made when first something is, and again when they change. */
let index = null;
const indexed = () => (index ??= Object.entries(ENTITIES)
  .sort(([, a], [, b]) => b.mentions - a.mentions || byName.compare(a.name, b.name))
  .map(([id, { name, aliases }]) => ({ id, spelled: [name, ...aliases, id], spellings: [name, ...aliases, id].map(fold) })));

/** Let names be indexed anew. */
function indexNames() {
  index = null;
  const named = Object.values(ENTITIES).sort((a, b) => b.mentions - a.mentions).slice(0, MOST_PROPOSED);
  document.getElementById("names").replaceChildren(...named.map(({ name }) => element("option", { value: name })));
}

function search(text) {
  return bestFits(indexed(), fold(text), MAX_HITS).map(({ entry: { id, spelled }, spelling }) => {
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
