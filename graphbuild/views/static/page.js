"use strict";
/* What happens when something is chosen, in the picture, the panel, the search field or the address. */

function openEntity(id) {
  uncover(ENTITIES[id].kind);
  picture.selectNodes([id]);
  emphasise(CLAIMS_OF.get(id).filter(isClaim), id);
  picture.focus(id, { scale: Math.max(picture.getScale(), 0.9), animation: calm() });
  showEntity(id);
  remember(id);
  announce(`${nameOf(id)}, ${countOf(CLAIMS_OF.get(id).length, "relation")}`);
}

function openClaim(number) {
  picture.selectEdges([number]);
  emphasise([number]);
  showClaim(number);
  remember("");
  announce(inWords(CLAIMS[number]));
}

function openNothing() {
  picture.unselectAll();
  emphasise(null);
  showAll();
  remember("");
}

/** No movement for a reader who asked for none. */
const calm = () =>
  window.matchMedia("(prefers-reduced-motion: reduce)").matches ? false : { duration: 300, easingFunction: "easeInOutQuad" };

/** Keep the chosen entity in the address, so that a link restores it. A frame without an address goes without. */
function remember(id) {
  try {
    history.replaceState(null, "", id ? `#${encodeURIComponent(id)}` : "#");
  } catch {
    /* In a notebook's frame there is no address to change. */
  }
}

function openFromAddress() {
  let id = "";
  try {
    id = decodeURIComponent(location.hash.slice(1));
  } catch {
    /* A broken address opens the whole graph. */
  }
  if (Object.hasOwn(ENTITIES, id)) openEntity(id);
  else openNothing();
}

picture.on("click", ({ nodes: [node], edges: [edge] }) => {
  if (node !== undefined) openEntity(node);
  else if (edge !== undefined) openClaim(edge);
  else openNothing();
});
window.addEventListener("hashchange", openFromAddress);

if (window.matchMedia("(max-width: 60rem)").matches) document.getElementById("legend").open = false;
picture.fit();
openFromAddress();
