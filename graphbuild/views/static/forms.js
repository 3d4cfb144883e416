"use strict";
/* The forms by which a reader changes an entity: each asks why. */

/** A field with its label; `attributes` may hold `tag`, for another element than input. */
function field(label, id, { tag = "input", ...attributes } = {}) {
  const made = element(tag, { id, autocomplete: "off", maxlength: LONGEST, ...attributes });
  return { made, row: element("p", { class: "field" }, element("label", { for: id }, label), made) };
}

/** A form of some fields and a reason, in place of the buttons that led to it. */
function changeForm(words, fields, submit) {
  const why = field("Why", "because", { type: "text", required: "", placeholder: "A short reason" });
  const form = element("form", { class: "change", submit: (event) => {
    event.preventDefault();
    submit(why.made.value);
    panel.focus();
  } }, ...fields.map(({ row }) => row), why.row,
  element("p", { class: "buttons" }, element("button", { type: "submit" }, words), " ", element("button", { type: "button", click: () => showOpen() }, "Cancel")));
  return form;
}

const hideForm = (id) => changeForm("Hide", [], (because) => change("hide", id, because));

function renameForm(id) {
  const name = field("New name", "new-name", { type: "text", required: "", pattern: ".*\\S.*", value: nameOf(id) });
  return changeForm("Rename", [name], (because) => change("rename", id, because, { name: name.made.value.trim() }));
}

function noteForm(id) {
  const text = field("Note", "note-text", { tag: "textarea", rows: 3, required: "" });
  return changeForm("Add the note", [text], (because) => change("note", id, because, { text: text.made.value.trim() }));
}

/** Why one cannot be the same as another; empty if it can. */
function whyNotSame(id, other) {
  if (!other) return "Name an entity that this page has.";
  if (other === id) return "That is this entity itself.";
  return (ENTITIES[id].kind === "measure") === (ENTITIES[other].kind === "measure") ? "" : "A measure and what is none cannot be the same.";
}

function sameForm(id) {
  const other = field("The same as", "same-as", { type: "search", list: "names", required: "" });
  const meantNow = element("output", { class: "quiet", for: "same-as" });
  const judge = () => {
    const found = other.made.value.trim() ? meant(other.made) : "";
    other.made.setCustomValidity(whyNotSame(id, found));
    meantNow.replaceChildren(...(found && found !== id ? ["That is ", foreign(nameOf(found)), `, ${ENTITIES[found].kind}, named ${countOf(ENTITIES[found].mentions, "time")}, whose name stays.`] : []));
    return found;
  };
  other.made.addEventListener("input", judge);
  judge();
  other.row.append(meantNow);
  return changeForm("They are the same", [other], (because) => {
    const into = judge();
    change("merge", id, because, { into: subjectOf(into, WRITTEN.entities[into]) });
  });
}

const FORMS = [["Hide", hideForm], ["Rename", renameForm], ["Note", noteForm], ["Same as …", sameForm]];

/** What a reader may change of an entity: buttons, of which each makes way for its form. */
function changeTools(id) {
  const tools = element("div", { class: "buttons" });
  tools.append("Change: ", ...FORMS.map(([words, make]) => element("button", { type: "button", click: () => {
    tools.replaceChildren(make(id));
    tools.querySelector("input, textarea").focus();
  } }, words)));
  return tools;
}

/** Which entries of reference lists an entity is or may be, as the program or people decided. */
function listedList({ listed = [] }) {
  if (!listed.length) return "";
  return element("dl", { class: "attributes" }, ...listed.flatMap((words) =>
    [element("dt", {}, "listed"), element("dd", { dir: "auto" }, words)]));
}

/** What people have noted of an entity. */
function noteList({ notes = [] }) {
  return notes.map(({ text, by, date }) => element("blockquote", { class: "note" },
    element("p", { dir: "auto" }, text), element("p", { class: "source" }, "Note by ", foreign(by || author || "you"), `, ${date}`)));
}
