"use strict";
/* What the reader sees: what is asked, what passes, and what is open. Every part of the page draws itself anew from here. */

/* The routes that the page was written for; null where it shows a graph. */
const GIVEN = read("given");
const passesCloseness = GIVEN?.walks.some(({ hops }) => hops.some(({ claims }) => claims.some(([number]) => !isClaim(number))));
const FIRST = { ...ALL, hidden: { kinds: [], relations: passesCloseness ? [] : [...CLOSENESS], statuses: [] }, most: CONTENTS.limits.firstOfKind };
const HOME = GIVEN ? GIVEN_VIEW : "";
let asked = FIRST;
let shown = { claims: new Map(), entities: new Set() };
/* What the picture draws of it. */
let drawn = { claims: new Set(), entities: new Set() };

/* What is open in the panel: "" for the list of names, an entity's id, "SOURCE|RELATION|TARGET" for a claim, or
   "FROM>TO" for the routes between two and "routes:" for those given, for the rest of which see steps.js; "text:" before
   a document's id. */
let open = "";

/* Functions that show a part of the page as `asked`, `shown` and `open` say; each part adds its own. */
const parts = [];
function refresh() {
  drawn = drawnOf(shown, CONTENTS, asked.focus ? null : asked.most, isClaim);
  for (const show of parts) show();
}

/** Ask for something else; what is open stays so. */
function ask(change) {
  asked = { ...asked, ...change };
  shown = passing(CONTENTS, asked);
  refresh();
  if ("focus" in change || "most" in change) picture.fit({ nodes: [...drawn.entities], animation: calm() });
  remember("replaceState");
  announce(`${countOf(shown.entities.size, "entity", "entities")} and ${countOf(shown.claims.size, "relation")} shown`);
}

/** Open something; the way back leads to what was open before. */
function openView(what) {
  const isNew = what !== open;
  open = what;
  refresh();
  if (isNew) remember("pushState");
}

/** Keep the view in the address, so that a link restores it. A frame without an address goes without. */
function remember(how) {
  try {
    history[how](null, "", `#${writeAddress({ open, asked, first: FIRST, home: HOME })}`);
  } catch {
    /* In a notebook's frame there is no address to change. */
  }
}

function restore() {
  const found = readAddress(location.hash.slice(1), FIRST, HOME);
  asked = { ...found.asked, focus: Object.hasOwn(ENTITIES, found.asked.focus?.id ?? "") ? found.asked.focus : null };
  shown = passing(CONTENTS, asked);
  open = found.open;
  refresh();
}

/** Turn one kind, relation or status on or off. */
function toggle(group, value, on) {
  const rest = asked.hidden[group].filter((each) => each !== value);
  ask({ hidden: { ...asked.hidden, [group]: on ? rest : [...rest, value] } });
}

window.addEventListener("popstate", restore);
window.addEventListener("hashchange", restore);
