import assert from "node:assert/strict";
import { test } from "node:test";
import { localTime } from "../../../public/app/csv/local-time.js";
import { columns as statementColumns, statementFile } from "../../../public/app/csv/statement.js";
import { columns, transfersFile } from "../../../public/app/csv/transfers.js";

/** @type {any} */
const lunch = {
  id: "019c1400-0000-7000-8000-000000000002",
  kind: "external",
  status: "completed",
  refusal: null,
  from: { account_id: 701, currency: "USD", amount: "10.00" },
  to: { account_id: 802, currency: "CNY", amount: "69.40" },
  fee: "0.10",
  rate: "6.94",
  memo: "=lunch",
  direction: "out",
  counterparty: { account_id: 802, name: "Bob L." },
  balances: { "701": "89.90" },
  created_at: "2026-01-31T12:00:10.000000Z",
};

test("a local time says its distance from UTC, and is the same moment", () => {
  const moment = "2026-07-31T23:30:09.123456Z";
  assert.match(localTime(moment), /^2026-0[78]-\d\dT\d\d:\d\d:09[+-]\d\d:\d\d$/);
  assert.equal(Date.parse(localTime(moment)), Date.parse("2026-07-31T23:30:09Z"));
});

test("a history's file has a line a transfer, with both times, every figure and the guarded message", () => {
  const [names, row, end] = transfersFile([lunch]).slice(1).split("\r\n");
  assert.equal(names, columns.join(","));
  const local = localTime(lunch.created_at);
  assert.equal(
    row,
    `${lunch.id},2026-01-31T12:00:10.000000Z,${local},completed,external,out,701,USD,10.00,0.10,802,CNY,69.40,6.94,` +
      "Bob L.,'=lunch,,89.90,",
  );
  assert.equal(end, "");
});

test("a refused transfer and a payee's view leave empty what is not there", () => {
  const refused = { ...lunch, status: "refused", refusal: "insufficient_funds", fee: null, rate: null, balances: {} };
  refused.to = { account_id: 802, currency: null, amount: null };
  refused.counterparty = null;
  const row = transfersFile([refused]).split("\r\n")[1].split(",");
  assert.equal(row.length, columns.length);
  assert.deepEqual(row.slice(9), ["", "802", "", "", "", "", "'=lunch", "insufficient_funds", "", ""]);
});

test("a statement's file begins with the opening and ends with the closing", () => {
  const lines = [{ seq: 2, amount: "-10.10", fee: "0.10", rate: "6.94", balance: "89.90", transfer: lunch }];
  /** @type {any} */
  const sheet = { account_id: 701, currency: "USD", from: "2026-01-30T23:00:00.000Z", to: null, opening: "100.00" };
  const rows = statementFile({ ...sheet, closing: "89.90", lines }).slice(1).split("\r\n");
  assert.equal(rows.length, 5);
  assert.equal(rows[0], statementColumns.join(","));
  assert.match(rows[1], /^,2026-01-30T23:00:00\.000Z,[^,]+,opening,,,,,,,,100\.00,USD$/);
  assert.match(
    rows[2],
    /^2,2026-01-31T12:00:10\.000000Z,[^,]+,external,.*,802,Bob L\.,'=lunch,-10\.10,0\.10,6\.94,89\.90,USD$/,
  );
  assert.equal(rows[3], ",,,closing,,,,,,,,89.90,USD");
});
