import { copyButton } from "../../components/copy-button.js";
import { segments } from "../../components/segments.js";
import { h } from "../../dom/element.js";
import { text } from "../../language/words.js";
import { securityAddress } from "../../routing/addresses.js";
import { computed, signal } from "../../state/signal.js";
import { needsToken } from "./effects.js";
import { curl, javascript, python } from "./snippets.js";

/** Which language was looked at last. */
const chosen = signal("curl");
const languages = new Map([
  ["curl", { label: "curl", write: curl }],
  ["python", { label: "Python", write: python }],
  ["javascript", { label: "JavaScript", write: javascript }],
]);

/**
 * The call as code, which follows the form as it is filled in.
 *
 * @param {() => import("./json.js").Json | undefined} message @param {any} document
 */
export function codePanel(message, document) {
  const code = computed(() => {
    const call = message();
    if (call === undefined) return null;
    const write = languages.get(chosen.value)?.write ?? curl;
    return write(call, { origin: location.origin, needsToken: needsToken(call, document) });
  });
  const choices = [...languages].map(([value, { label }]) => ({ value, label }));
  return h(
    "section",
    { class: "code-panel", "aria-labelledby": "code" },
    h(
      "div",
      { class: "panel-head" },
      h("h2", { id: "code" }, text("app_explorer.code")),
      segments(text("app_explorer.code_in"), choices, () => chosen.value, (value) => (chosen.value = value)),
    ),
    () =>
      code.value === null ? h("p", { class: "quiet" }, text("app_explorer.no_code")) : h(
        "figure",
        { class: "code" },
        h(
          "figcaption",
          null,
          h("span", null, () => languages.get(chosen.value)?.label),
          copyButton(() => code.peek() ?? "", { what: text("app_explorer.code") }),
        ),
        h("pre", { tabindex: "0" }, h("code", null, () => code.value)),
      ),
    () =>
      code.value?.includes("EASYBILLING_TOKEN") && h(
        "p",
        { class: "hint" },
        text("app_explorer.token_hint"),
        " ",
        h("a", { href: securityAddress }, text("security.new_key")),
      ),
  );
}
