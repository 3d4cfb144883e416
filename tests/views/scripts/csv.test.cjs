"use strict";
const { test } = require("node:test");
const assert = require("node:assert/strict");
const { csvText } = require(`${process.env.STATIC}/csv.js`);

test("values with commas, quotes and line breaks are quoted", () => {
  assert.equal(csvText([["a,b", 'say "no"', "two\nlines", 7]]), '"a,b","say ""no""","two\nlines",7\r\n');
});

test("what a spreadsheet would run becomes text", () => {
  assert.equal(csvText([["=1+1", "+1", "-1", "@x"]]), "'=1+1,'+1,'-1,'@x\r\n");
});
