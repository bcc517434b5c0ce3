import assert from "node:assert/strict";
import { test } from "node:test";
import * as addresses from "../../../public/app/routing/addresses.js";
import { match } from "../../../public/app/routing/routes.js";

test("what is not given is not in the address, and what is given is escaped", () => {
  assert.equal(addresses.address("/history"), "/app/history");
  assert.equal(addresses.address("/history", { text: "", account: null, since: undefined }), "/app/history");
  assert.equal(addresses.address("/history", { text: "a&b=c d/é" }), "/app/history?text=a%26b%3Dc+d%2F%C3%A9");
});

test("every address that the app makes leads to a view", () => {
  const made = [
    [addresses.overviewAddress, "accounts"],
    [addresses.transferAddress({ kind: "own", from: 701, amount: "1.00" }), "transfer-form"],
    [addresses.transferAddress(), "transfer-form"],
    [addresses.historyAddress({ account: 701 }), "history"],
    [addresses.statementAddress({ account: 701 }), "statement"],
    [addresses.transactionAddress("0190c2a4-7b1e-7d8e-9b7e-0123456789ab"), "receipt"],
    [addresses.securityAddress, "security"],
    [addresses.explorerAddress, "explorer"],
    [addresses.settingsAddress, "settings"],
    [addresses.logInAddress("/app/history"), "log-in"],
    [addresses.signUpAddress, "sign-up"],
  ];
  for (const [address, name] of made) {
    assert.equal(match(new URL(address, "http://localhost").pathname)?.route.name, name, address);
  }
});

test("an address keeps what it is given through the query", () => {
  const next = "/app/history?text=a b&account=701";
  const { searchParams } = new URL(addresses.logInAddress(next), "http://localhost");
  assert.equal(searchParams.get("next"), next);
});
