import { h } from "../dom/element.js";
import { icon } from "../dom/icon.js";
import { text } from "../language/words.js";

/** Labels, hints and problems around controls, tied to them for screen readers. */

/**
 * A labelled control: hint below the label, what is wrong with it below that.
 *
 * @typedef {{ id: string, label: import("../dom/element.js").Content, isOptional?: boolean,
 *   hint?: import("../dom/element.js").Content, problem?: () => string | null,
 *   control: (ties: Record<string, any>) => Node }} Parts `ties` are the attributes that the control needs
 * @param {Parts} parts
 */
export function field({ id, label, isOptional = false, hint, problem = () => null, control }) {
  const describedBy = () => [hint && `${id}-hint`, problem() && `${id}-problem`].filter(Boolean).join(" ") || null;
  return h(
    "div",
    { class: "field" },
    h("label", { for: id }, label, isOptional && h("span", { class: "quiet" }, ` ${text("field.optional")}`)),
    hint && h("p", { class: "hint", id: `${id}-hint` }, hint),
    control({ id, "aria-invalid": () => problem() && "true", "aria-describedby": describedBy }),
    problemOf(id, problem),
  );
}

/**
 * What is wrong with a control, beside it.
 *
 * @param {string} id of the control @param {() => string | null} problem
 */
export function problemOf(id, problem) {
  return () => {
    const reason = problem();
    return reason && h("p", { class: "problem", id: `${id}-problem` }, icon("alert"), h("span", null, reason));
  };
}

/**
 * A line of text to type.
 *
 * @param {Omit<Parts, "control">} parts those of `field`
 * @param {Record<string, any>} attributes of the input
 */
export function textField(parts, attributes) {
  return field({
    ...parts,
    control: (ties) => h("input", { class: "input", type: "text", name: parts.id, ...attributes, ...ties }),
  });
}

/**
 * A choice from a list.
 *
 * @param {Omit<Parts, "control">} parts those of `field`
 * @param {{ value: string, label: string }[]} options
 * @param {Record<string, any>} attributes of the select
 */
export function selectField(parts, options, attributes) {
  return field({
    ...parts,
    control: (ties) =>
      h(
        "select",
        { class: "input", name: parts.id, ...attributes, ...ties },
        options.map(({ value, label }) => h("option", { value }, label)),
      ),
  });
}
