"use strict";
/* A document in the panel: its whole text with every name marked, and what was read from it. */

const TEXT_VIEW = "text:"; // what is open is this and a document's id

let texts = null;
/** The texts that the page carries; they are read when first one is opened. */
const carried = () => (texts ??= read("texts"));

const titleOf = (doc) => DOCUMENTS[doc].title ?? doc;

/** A link to what the page can open; a button would not break across lines. */
function linkTo(view, attributes, words, open) {
  const link = element("a", { href: `#${new URLSearchParams({ open: view })}`, ...attributes }, words);
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });
  return link;
}

/** A title that opens its document, at a sentence if one is given. */
const documentLink = (doc, sentence = null) =>
  linkTo(`${TEXT_VIEW}${doc}`, { class: "title" }, foreign(titleOf(doc)), () => openDocument(doc, sentence));

/* The sentence that the reader came from: shown in its text until something else is opened. */
let sought = null;
function openDocument(doc, sentence = null) {
  sought = sentence;
  openView(`${TEXT_VIEW}${doc}`);
}

const openedDocument = () => (open.startsWith(TEXT_VIEW) && Object.hasOwn(DOCUMENTS, open.slice(TEXT_VIEW.length)) ? open.slice(TEXT_VIEW.length) : null);

/** A name in a text: a link to its entity; one that is hidden is plain. */
function namedPiece(words, id) {
  if (!Object.hasOwn(ENTITIES, id)) return words;
  const { kind, name } = ENTITIES[id];
  return linkTo(id, { class: "named", title: words === name ? kind : `${name}, ${kind}` }, words, () => openEntity(id));
}

/** The whole text; the sentence that was sought is marked. */
function wholeText(doc) {
  const { nodes: ids, texts: whole } = carried();
  if (!Object.hasOwn(whole, doc)) return element("p", {}, whyNoText(Object.keys(whole).length));
  const pieces = piecesOf(whole[doc], ids);
  const start = sought === null || SENTENCES[sought].doc !== doc ? -1 : whole[doc].text.indexOf(SENTENCES[sought].text);
  const stop = start < 0 ? -1 : start + SENTENCES[sought].text.length;
  const text = element("div", { class: "text", dir: "auto" });
  for (const [words, id, within] of piecesWithin(pieces, start, stop)) {
    const piece = id === null ? words : namedPiece(words, meaning(id));
    text.append(within ? element("mark", {}, piece) : piece);
  }
  return text;
}

function whyNoText(count) {
  const rest = "it has only the sentences that relations rest on.";
  return count
    ? `This page carries ${count} of its ${Object.keys(DOCUMENTS).length} texts whole, those that bear out most. Of this one ${rest}`
    : `This page was written without whole texts: ${rest}`;
}

/** What was read from a document, each as a line that opens its sentences. */
function claimsRead(doc) {
  const numbers = claimsIn(doc, CONTENTS, isClaim).filter((number) => shown.claims.has(number));
  if (!numbers.length) return [element("p", { class: "quiet" }, "No relation that is shown was read from it.")];
  const line = (number) => element("li", {}, element("button", { type: "button", class: "name", click: () => openClaim(number) }, foreign(inWords(CLAIMS[number]))));
  return [element("details", {}, element("summary", {}, `${countOf(numbers.length, "relation")} read from it`), element("ul", {}, ...numbers.map(line)))];
}

function showDocument(doc) {
  const title = element("h2", { dir: "auto" }, titleOf(doc));
  const text = wholeText(doc);
  fill(backButton(), title, sourceLine(doc, DOCUMENTS[doc].date), ...claimsRead(doc), text);
  text.querySelector("mark")?.scrollIntoView({ block: "center" });
}

/** All documents behind what the page holds, by day. */
function documentList() {
  const ids = byDay(DOCUMENTS);
  if (!ids.length) return "";
  const item = (doc) => element("li", {}, documentLink(doc), " ", element("span", { class: "quiet" }, DOCUMENTS[doc].date ?? "undated"));
  const list = element("details", {}, element("summary", {}, element("strong", {}, "texts"), ` ${ids.length}`));
  list.addEventListener("toggle", () => {
    if (list.open && list.children.length === 1) list.append(element("ul", {}, ...ids.map(item)));
  });
  return list;
}
