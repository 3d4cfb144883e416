"use strict";
/* Search over all pages of a site, from each of them. The names are read when the field is first used. */

const HERE = document.currentScript.src;
const MAX_HITS = 12;

/** What the search knows, made ready once: each page with its folded spellings. */
function indexOf({ kinds, rows }) {
  return rows.map(([kind, name, file, aliases]) => ({
    kind: kinds[kind], name, file, spelled: [name, ...aliases], spellings: [name, ...aliases].map(fold),
  }));
}

function search(index, text) {
  return bestFits(index, fold(text), MAX_HITS).map(({ entry: { kind, name, file, spelled }, spelling }) => ({
    id: `${kind}/${file}`, label: name, note: spelling ? `${kind}, ${spelled[spelling]}` : kind,
  }));
}

/** Load the names; a script, since a page on disk may fetch nothing else. */
function load(whenDone) {
  const script = document.createElement("script");
  script.src = new URL("names.js", HERE);
  script.addEventListener("load", whenDone);
  document.head.append(script);
}

function start(root) {
  const query = document.getElementById("query");
  const news = document.getElementById("news");
  let index = [];
  const show = makeSearch(query, document.getElementById("hits"), {
    find: (text) => search(index, text),
    open: ({ id }) => location.assign(new URL(id, HERE)),
    say: (text) => { news.textContent = text; },
  });
  query.addEventListener("focus", () => load(() => {
    index = indexOf(NAMES);
    if (query.value) show();
  }), { once: true });
  root.hidden = false;
}

start(document.querySelector(".search"));
