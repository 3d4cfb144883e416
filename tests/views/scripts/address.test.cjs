"use strict";
const { test } = require("node:test");
const assert = require("node:assert/strict");
const { readAddress, writeAddress } = require(`${process.env.STATIC}/address.js`);

const FIRST = { hidden: { kinds: [], relations: ["co_mentioned"], statuses: [] }, minSources: 1, written: null, happened: null, focus: null, most: null };
const VIEW = {
  open: "a & b|imposes|c#d>%",
  asked: {
    hidden: { kinds: ["measure"], relations: [], statuses: ["alleged", "denied"] },
    minSources: 3, written: ["2022-01-01", "2022-02-01"], happened: ["2021-12-01", "2021-12-31"], focus: { id: "country:ru", hops: 2 }, most: 40,
  },
};

test("an address says nothing of the whole graph", () => {
  assert.equal(writeAddress({ open: "", asked: FIRST, first: FIRST }), "");
});

test("a view comes back from its address", () => {
  assert.deepEqual(readAddress(writeAddress({ ...VIEW, first: FIRST }), FIRST), VIEW);
});

test("a bare id opens its entity", () => {
  assert.deepEqual(readAddress("country%3Aru", FIRST), { open: "country:ru", asked: FIRST });
});

for (const broken of ["%E0%A4%A", "sources=-5", "sources=x", "written=yesterday..today", "written=2022-01-01", "near=country:ru", "near=0:x"]) {
  test(`a broken address is read as far as it makes sense: ${broken}`, () => {
    assert.deepEqual(readAddress(broken, FIRST), { open: "", asked: FIRST });
  });
}

test("all may be drawn where the first view has the best connected only", () => {
  const first = { ...FIRST, most: 100 };

  assert.equal(readAddress("", first).asked.most, 100);
  assert.equal(readAddress(writeAddress({ open: "", asked: { ...first, most: null }, first }), first).asked.most, null);
  assert.equal(readAddress("most=-3", first).asked.most, 100);
});
