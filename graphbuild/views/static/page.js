"use strict";
/* The page starts here, once all its parts are there: what is chosen in the picture opens, and the address restores a view. */

const keyOf = ({ source, relation, target }) => `${source}|${relation}|${target}`;
/* Each claim by its key. */
const CLAIM_KEYS = new Map();
function keyClaims() {
  CLAIM_KEYS.clear();
  CLAIMS.forEach((claim, number) => claim.evidence.length && CLAIM_KEYS.set(keyOf(claim), number));
}
keyClaims();

const openEntity = (id) => {
  if (asked.hidden.kinds.includes(ENTITIES[id].kind)) toggle("kinds", ENTITIES[id].kind, true);
  openView(id);
};
const openClaim = (number) => openView(keyOf(CLAIMS[number]));
const openNothing = () => openView("");

/** Show what is open: in the panel, and standing out in the picture. */
function showOpen() {
  const [from, to, number] = open.split(">");
  const doc = openedDocument();
  if (doc !== null) {
    picture.unselectAll();
    emphasise(claimsIn(doc, CONTENTS, isClaim).filter((each) => shown.claims.has(each)));
    showDocument(doc);
    announce(titleOf(doc));
  } else if (open === CHANGES_VIEW) {
    picture.unselectAll();
    emphasise(null);
    showChanges();
  } else if (Object.hasOwn(ENTITIES, open)) {
    const claims = CLAIMS_OF.get(open).filter((each) => shown.claims.has(each));
    picture.selectNodes(shown.entities.has(open) ? [open] : []);
    emphasise(claims.filter(isClaim), open);
    showEntity(open);
    announce(`${nameOf(open)}, ${countOf(claims.length, "relation")}`);
  } else if (CLAIM_KEYS.has(open)) {
    const claim = CLAIM_KEYS.get(open);
    picture.selectEdges(shown.claims.has(claim) ? [claim] : []);
    emphasise([claim]);
    showClaim(claim);
    announce(inWords(CLAIMS[claim]));
  } else if (to !== undefined) {
    picture.unselectAll();
    showRoutes(from, to, Number(number ?? 0));
  } else {
    picture.unselectAll();
    emphasise(null);
    showAll();
  }
}
parts.push(showOpen);

/* What was just opened is brought into sight; a filter that changes does not move the picture. */
let insight = "";
parts.push(() => {
  if (open !== insight && Object.hasOwn(ENTITIES, open)) picture.focus(open, { scale: Math.max(picture.getScale(), 0.9), animation: calm() });
  insight = open;
});

picture.on("click", ({ nodes: [node], edges: [edge] }) => {
  if (node !== undefined) openEntity(node);
  else if (edge !== undefined) openClaim(edge);
  else openNothing();
});

picture.fit();
restore();
