import assert from "node:assert/strict";
import { test } from "node:test";
import { table, written } from "../../../public/app/csv/table.js";

/** The table without its mark of the byte order. @param {import("../../../public/app/csv/table.js").Cell[][]} rows */
function linesOf(rows) {
  return table(["a", "b"], rows).slice(1).split("\r\n");
}

test("a table begins with a byte order mark, and every line ends with CR LF", () => {
  assert.equal(table(["a", "b"], [["1", null]]), "\uFEFFa,b\r\n1,\r\n");
  assert.equal(table(["a"], []), "\uFEFFa\r\n");
});

test("commas, quotes and line ends are quoted, and quotes doubled", () => {
  assert.equal(linesOf([["1,5", 'say "hi"']])[1], '"1,5","say ""hi"""');
  assert.equal(table(["a"], [["x\r\ny"], ["x\ny"], ["x\ry"]]), '\uFEFFa\r\n"x\r\ny"\r\n"x\ny"\r\n"x\ry"\r\n');
});

test("what somebody wrote is never a formula", () => {
  for (const start of ["=", "+", "-", "@", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20", " =", "   @"]) {
    assert.equal(linesOf([[written(`${start}1+1`), ""]])[1], `'${start}1+1,`);
  }
  for (const start of ["\t", "\r", "\n"]) {
    assert.match(linesOf([[written(`${start}=1`), ""]]).slice(1).join("\r\n"), /^"?'/);
  }
  assert.equal(linesOf([[written('=HYPERLINK("http://x","y")'), ""]])[1], `"'=HYPERLINK(""http://x"",""y"")",`);
});

test("other texts stay as they are, and so do the service's own numbers", () => {
  assert.equal(linesOf([[written("lunch - 2 = 1"), written(null)]])[1], "lunch - 2 = 1,");
  assert.equal(linesOf([["-10.10", written("生日快乐")]])[1], "-10.10,生日快乐");
});
