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

/* How many others come into the picture with what is opened. */
const MOST_WITH_IT = 60;

/** Whom claims tie to an entity, those first whom most sources do. */
function neighboursToDraw(id, claims) {
  const weights = new Map();
  for (const number of claims.filter(isClaim)) {
    const { source, target, weight } = CLAIMS[number];
    const other = source === id ? target : source;
    weights.set(other, (weights.get(other) ?? 0) + weight);
  }
  return [...weights.keys()].sort((a, b) => weights.get(b) - weights.get(a) || (a < b ? -1 : 1)).slice(0, MOST_WITH_IT);
}

/** Show what is open: in the panel, and standing out in the picture. */
function showOpen() {
  const steps = readSteps(open);
  walked = null;
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
    bringIn([open, ...neighboursToDraw(open, claims)]);
    picture.selectNodes(drawn.entities.has(open) ? [open] : []);
    emphasise(claims.filter(isClaim), open);
    showEntity(open);
    announce(`${nameOf(open)}, ${countOf(claims.length, "relation")}`);
  } else if (CLAIM_KEYS.has(open)) {
    const claim = CLAIM_KEYS.get(open);
    bringIn([CLAIMS[claim].source, CLAIMS[claim].target]);
    picture.unselectAll();
    emphasise([claim]);
    showClaim(claim);
    announce(inWords(CLAIMS[claim]));
  } else if (GIVEN && open.startsWith(GIVEN_VIEW)) {
    picture.unselectAll();
    showGiven();
  } else if (steps) {
    picture.unselectAll();
    showRoutes(steps);
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
  if (open !== insight && drawn.entities.has(open)) picture.focus(open, { scale: Math.max(picture.getScale(), 0.9), animation: calm() });
  insight = open;
});

picture.on("click", ({ nodes: [node], pointer }) => {
  const claim = node === undefined ? claimAt(pointer.DOM) : null;
  if (node !== undefined) openEntity(node);
  else if (claim !== null) openClaim(claim);
  else openNothing();
});

restore();
if (!drawn.entities.has(open) && !walked) picture.fit({ nodes: [...drawn.entities], animation: false });
