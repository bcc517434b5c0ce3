import { openDialog } from "../components/dialog.js";
import { h } from "../dom/element.js";
import { text } from "../language/words.js";

/** Says which keys do what. */
export function openHelp() {
  const rows = [
    { keys: ["/"], what: text("app.key_search") },
    { keys: ["n"], what: text("app.key_transfer") },
    { keys: ["g", "h"], what: text("app.key_history") },
    { keys: ["g", "a"], what: text("app.key_accounts") },
    { keys: ["?"], what: text("app.key_help") },
  ];
  openDialog(text("app.keys"), (close) => [
    h(
      "dl",
      { class: "keys" },
      rows.map(({ keys, what }) =>
        h("div", null, h("dt", null, what), h("dd", null, keys.flatMap((key) => [h("kbd", null, key), " "])))
      ),
    ),
    h("button", { class: "button", type: "button", onclick: () => close() }, text("app.close")),
  ]);
}
