"use strict";
const { test } = require("node:test");
const assert = require("node:assert/strict");
const { byDay, claimsIn, piecesOf, piecesWithin } = require(`${process.env.STATIC}/texts.js`);

const NODES = ["country:cl", "country:no"];
const TEXT = { text: "Norway sued Chile. It won.", names: [0, 6, 1, 12, 17, 0] };

test("a text falls into names and what stands between them", () => {
  assert.deepEqual(piecesOf(TEXT, NODES), [["Norway", "country:no"], [" sued ", null], ["Chile", "country:cl"], [". It won.", null]]);
  assert.deepEqual(piecesOf({ text: "Rain.", names: [] }, NODES), [["Rain.", null]]);
});

test("a sentence is told from the rest of its text, and no name is cut", () => {
  const pieces = piecesWithin(piecesOf(TEXT, NODES), 0, 18);

  assert.deepEqual(pieces.map(([words, , within]) => [words, within]),
    [["Norway", true], [" sued ", true], ["Chile", true], [".", true], [" It won.", false]]);
  assert.equal(piecesWithin(piecesOf(TEXT, NODES), -1, -1).some(([, , within]) => within), false);
});

test("claims of a document are those that one of its sentences bears out", () => {
  const contents = {
    claims: [{ evidence: [{ sentence: 0 }, { sentence: 1 }] }, { evidence: [{ sentence: 0 }] }, { evidence: [{ sentence: 1 }] }],
    sentences: [{ doc: "a" }, { doc: "b" }],
  };

  assert.deepEqual(claimsIn("b", contents, () => true), [0, 2]);
  assert.deepEqual(claimsIn("b", contents, (number) => number !== 0), [2]);
});

test("documents come by day, the undated last", () => {
  const documents = { x: { date: null, title: "A" }, y: { date: "2024-01-02", title: null }, z: { date: "2023-05-01", title: "Z" } };

  assert.deepEqual(byDay(documents), ["z", "y", "x"]);
});
