import { problemOf } from "../../components/field.js";
import { h } from "../../dom/element.js";
import { icon } from "../../dom/icon.js";
import { text } from "../../language/words.js";
import { untracked } from "../../state/signal.js";
import { newKey } from "../../payments/new-key.js";
import { draftOf, valueOf } from "./draft.js";
import { faultWords } from "./fault-words.js";
import { typeWords } from "./hints.js";
import { freshen } from "./message.js";
import { prose } from "./prose.js";

/**
 * The form's fields, one for each part of a shape. A field's id is made of its pointer, so that refusals find it.
 *
 * @typedef {import("./draft.js").Draft} Draft
 * @typedef {import("./draft.js").NamedDraft} NamedDraft
 * @typedef {{ sheet: import("./sheet.js").Sheet, isPaying: boolean }} Form
 * @typedef {{ pointer: string, label: import("../../dom/element.js").Content, draft: Draft, isRequired: boolean,
 *   summary: string }} Part
 */

/** @param {Form} form @param {NamedDraft[]} drafts @param {string} [pointer] of what they belong to @returns {Node[]} */
export function fieldsOf(form, drafts, pointer = "") {
  return drafts.map(({ name, draft, isRequired, summary }) =>
    fieldOf(form, { pointer: `${pointer}/${name}`, label: h("code", null, name), draft, isRequired, summary })
  );
}

/** @param {Form} form @param {Part} part @returns {Node} */
function fieldOf(form, part) {
  switch (part.draft.shape.kind) {
    case "group":
      return groupField(form, part);
    case "list":
      return listField(form, part);
    case "set":
      return setField(form, part);
    default:
      return simpleField(form, part);
  }
}

/** @param {string} pointer */
function idOf(pointer) {
  return `p${pointer.replaceAll("/", "-")}`;
}

/** @param {Form} form @param {string} pointer */
function problemAt({ sheet }, pointer) {
  return () => {
    const fault = sheet.problems.value.get(pointer);
    return fault ? faultWords(fault) : null;
  };
}

/** @param {Part} part */
function captionOf({ label, draft, isRequired }) {
  return [
    label,
    " ",
    h("span", { class: "member-type", lang: "en" }, typeWords(draft.shape)),
    isRequired && [" ", h("span", { class: "member-need" }, text("app_explorer.required"))],
  ];
}

/** @param {Form} form @param {Part} part */
function simpleField(form, part) {
  const { pointer, draft, summary } = part;
  const id = idOf(pointer);
  const problem = problemAt(form, pointer);
  const describedBy = () => [summary && `${id}-hint`, problem() && `${id}-problem`].filter(Boolean).join(" ") || null;
  const ties = {
    id,
    name: id,
    class: "input",
    value: () => draft.text.value,
    oninput: (/** @type {Event} */ event) => (draft.text.value = /** @type {any} */ (event.target).value),
    "aria-invalid": () => problem() && "true",
    "aria-describedby": describedBy,
    "aria-required": part.isRequired && "true",
  };
  const isNamingPayment = form.isPaying && pointer.endsWith("/idempotency_key");
  const control = controlOf(draft, pointer, ties);
  return h(
    "div",
    { class: "field" },
    h("label", { for: id }, captionOf(part)),
    summary && h("p", { class: "hint", id: `${id}-hint`, lang: "en" }, prose(summary)),
    isNamingPayment ? h("div", { class: "input-row" }, control, freshKeyButton(draft)) : control,
    problemOf(id, problem),
  );
}

/** @param {Draft} draft */
function freshKeyButton(draft) {
  return h(
    "button",
    { class: "button button-plain button-small", type: "button", onclick: () => (draft.text.value = newKey()) },
    icon("repeat"),
    text("app_explorer.fresh_key"),
  );
}

/** How a moment is written. */
const sampleMoment = "2026-01-31T12:00:00Z";
/** Parameters that name an account: the person's own are offered. */
const accountNames = /\/(account_id|from|to)(\/\d+)?$/;

/** @param {Draft} draft @param {string} pointer @param {Record<string, any>} ties */
function controlOf({ shape }, pointer, ties) {
  switch (shape.kind) {
    case "flag":
      return choice(["true", "false"], ties);
    case "choice":
      return choice(shape.options, ties);
    case "json":
      return h("textarea", { ...ties, class: "input code-input", rows: 3, spellcheck: "false" });
    case "integer":
      return h("input", {
        ...ties,
        type: "text",
        inputmode: "numeric",
        autocomplete: "off",
        list: accountNames.test(pointer) && "own-accounts",
      });
    default:
      return h("input", {
        ...ties,
        type: shape.isSecret ? "password" : "text",
        autocomplete: "off",
        spellcheck: "false",
        placeholder: shape.format === "date-time" ? sampleMoment : shape.schema.examples?.[0],
      });
  }
}

/** @param {string[]} options @param {Record<string, any>} ties */
function choice(options, ties) {
  return h(
    "select",
    ties,
    h("option", { value: "" }, text("app_explorer.left_out")),
    options.map((value) => h("option", { value }, value)),
  );
}

/** @param {Form} form @param {Part} part */
function setField(form, part) {
  const { pointer, draft, summary } = part;
  const id = idOf(pointer);
  const problem = problemAt(form, pointer);
  const chosen = () => draft.text.value.split("\n").filter(Boolean);
  const toggle = (/** @type {string} */ option, /** @type {boolean} */ isOn) => {
    const wanted = new Set(chosen());
    if (isOn) wanted.add(option);
    else wanted.delete(option);
    draft.text.value = draft.shape.options.filter((one) => wanted.has(one)).join("\n");
  };
  return h(
    "fieldset",
    { class: "field", id, tabindex: "-1", "aria-describedby": () => problem() && `${id}-problem` },
    h("legend", null, captionOf(part)),
    summary && h("p", { class: "hint", lang: "en" }, prose(summary)),
    draft.shape.options.map((option) =>
      h(
        "label",
        { class: "check" },
        h("input", {
          type: "checkbox",
          value: option,
          checked: () => chosen().includes(option),
          onchange: (/** @type {any} */ event) => toggle(option, event.target.checked),
        }),
        h("code", null, option),
      )
    ),
    problemOf(id, problem),
  );
}

/** Optional groups are folded away until they hold something. @param {Form} form @param {Part} part */
function groupField(form, part) {
  const { pointer, draft, summary, isRequired } = part;
  const isOpen = untracked(() => isRequired || valueOf(draft) !== undefined);
  const id = idOf(pointer);
  return h(
    "details",
    { class: "group", open: isOpen, id, tabindex: "-1" },
    h("summary", null, captionOf(part)),
    h(
      "div",
      { class: "group-fields", role: "group", "aria-label": pointer.slice(1) },
      summary && h("p", { class: "hint", lang: "en" }, prose(summary)),
      problemOf(id, problemAt(form, pointer)),
      fieldsOf(form, draft.members, pointer),
    ),
  );
}

/** @param {Form} form @param {Part} part */
function listField(form, part) {
  const { pointer, draft, summary } = part;
  const id = idOf(pointer);
  const add = () => {
    const item = draftOf(/** @type {any} */ (draft.shape.item));
    if (form.isPaying) freshen(item.members);
    const at = draft.items.peek().length;
    draft.items.value = [...draft.items.peek(), item];
    focusIn(`${id}-${at}`);
  };
  const remove = (/** @type {Draft} */ item) => {
    draft.items.value = draft.items.peek().filter((one) => one !== item);
    document.getElementById(`${id}-add`)?.focus();
  };
  const name = pointer.split("/").at(-1);
  return h(
    "fieldset",
    { class: "field group", id, tabindex: "-1" },
    h("legend", null, captionOf(part)),
    summary && h("p", { class: "hint", lang: "en" }, prose(summary)),
    problemOf(id, problemAt(form, pointer)),
    () =>
      draft.items.value.map((item, at) => {
        const label = [h("code", null, `${name}[${at}]`)];
        const one = { pointer: `${pointer}/${at}`, label, draft: item, isRequired: true, summary: "" };
        return h(
          "div",
          { class: "item" },
          fieldOf(form, one),
          h(
            "button",
            {
              class: "round round-small",
              type: "button",
              "aria-label": text("app_explorer.remove_item", { name: `${name}[${at}]` }),
              onclick: () => remove(item),
            },
            icon("close"),
          ),
        );
      }),
    () =>
      draft.items.value.length < draft.shape.itemsMax && h(
        "button",
        { class: "button button-plain button-small", type: "button", id: `${id}-add`, onclick: add },
        icon("plus"),
        text("app_explorer.add_item"),
        h("span", { class: "hidden" }, ` ${name}`),
      ),
  );
}

/** The first field of what was just added. @param {string} id */
function focusIn(id) {
  const place = document.getElementById(id);
  const field = place?.matches("input, select, textarea") ? place : place?.querySelector("input, select, textarea");
  /** @type {HTMLElement | null | undefined} */ (field)?.focus();
}
