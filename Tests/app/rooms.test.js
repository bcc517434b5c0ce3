import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const app = fileURLToPath(new URL("../../public/app/", import.meta.url));

/** What each room may use, besides itself: the table of docs/app.md. */
const words = ["state", "language", "money", "time", "preferences"];
const parts = [...words, "rpc", "dom", "routing", "books", "components"];
/** @type {Record<string, string[]>} */
const rooms = {
  state: [],
  rpc: [],
  dom: ["state"],
  language: ["state"],
  money: ["state", "language"],
  time: ["state", "language"],
  preferences: ["state", "language"],
  session: ["state", "rpc"],
  books: ["state", "rpc", "language"],
  payments: ["state", "rpc"],
  events: ["state"],
  routing: ["state"],
  components: parts,
  csv: [...words, "dom"],
  charts: parts,
  views: [...parts, "payments", "charts", "csv"],
  frame: parts,
};

test("a room uses only the rooms below it", () => {
  const upward = [];
  for (const entry of readdirSync(app, { recursive: true, encoding: "utf8" })) {
    if (!entry.endsWith(".js") || !entry.includes("/")) continue;
    const room = entry.split("/")[0];
    assert.ok(room in rooms, `${room} is no room of docs/app.md`);
    for (const used of usedBy(entry)) {
      if (used !== room && !rooms[room].includes(used)) upward.push(`${entry} uses ${used}`);
    }
  }
  // The table of routes names the views that it loads.
  assert.deepEqual(upward.filter((one) => one !== "routing/routes.js uses views"), []);
});

/** The rooms whose modules a module imports: comments, which name types, do not count. @param {string} entry */
function usedBy(entry) {
  const code = readFileSync(app + entry, "utf8").replace(/\/\*\*.*?\*\//gs, "");
  const imports = [...code.matchAll(/(?:from|import|import\()\s*"(\.[^"]+)"/g)].map(([, path]) => path);
  const paths = imports.map((path) => relative(app, resolve(app, dirname(entry), path)));
  return new Set(paths.map((path) => (path.includes("/") ? path.split("/")[0] : "")));
}
