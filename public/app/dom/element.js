import { effect } from "../state/signal.js";

/**
 * Builds the page's elements. Whatever is given as content becomes text, never markup.
 *
 * @typedef {Node | string | number | null | undefined | false} Plain
 * @typedef {Plain | Contents | (() => Content)} Content a function is called again when the signals it reads change
 * @typedef {Content[]} Contents
 */

const SVG = "http://www.w3.org/2000/svg";

/**
 * An HTML element.
 *
 * Attributes: a string or number as it is, `true` as an empty one, `false`, `null` and `undefined` as none; `onclick` and
 * the like are listeners; `value`, `checked` and `selected` are set on the element itself; a function's result follows the
 * signals that it reads.
 *
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, any> | null} [attributes]
 * @param {...Content} content
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function h(name, attributes, ...content) {
  return furnish(document.createElement(name), attributes, content);
}

/**
 * An SVG element, with the same rules.
 *
 * @template {keyof SVGElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, any> | null} [attributes]
 * @param {...Content} content
 * @returns {SVGElementTagNameMap[Name]}
 */
export function svg(name, attributes, ...content) {
  return furnish(document.createElementNS(SVG, name), attributes, content);
}

/**
 * Several pieces of content as one, without an element around them.
 *
 * @param {...Content} content
 */
export function fragment(...content) {
  const piece = document.createDocumentFragment();
  append(piece, content);
  return piece;
}

/**
 * @template {Element} E
 * @param {E} element
 * @param {Record<string, any> | null | undefined} attributes
 * @param {Content[]} content
 */
function furnish(element, attributes, content) {
  // Content first: a select takes a value only once it has its options.
  append(element, content);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (typeof value === "function") effect(() => setAttribute(element, name, value()));
    else setAttribute(element, name, value);
  }
  return element;
}

const PROPERTIES = new Set(["value", "checked", "selected", "indeterminate"]);

/** @param {Element} element @param {string} name @param {any} value */
function setAttribute(element, name, value) {
  if (PROPERTIES.has(name) && name in element) {
    const holder = /** @type {any} */ (element);
    // Setting the same text again would move the cursor of a field.
    if (holder[name] !== value) holder[name] = value ?? "";
  } else if (value === null || value === undefined || value === false) {
    element.removeAttribute(name);
  } else {
    element.setAttribute(name, value === true ? "" : String(value));
  }
}

/** @param {ParentNode & Node} parent @param {Content[]} content */
function append(parent, content) {
  for (const piece of content) {
    if (piece === null || piece === undefined || piece === false) continue;
    if (Array.isArray(piece)) append(parent, piece);
    else if (typeof piece === "function") follow(parent, piece);
    else parent.append(piece instanceof Node ? piece : String(piece));
  }
}

/**
 * Content between two marks, which is put there anew at each change.
 *
 * @param {ParentNode & Node} parent @param {() => Content} make
 */
function follow(parent, make) {
  const [start, end] = [document.createComment(""), document.createComment("")];
  parent.append(start, end);
  effect(() => {
    const fresh = fragment(make());
    // Whatever stands there now, also what content inside has put there since.
    while (start.nextSibling && start.nextSibling !== end) start.nextSibling.remove();
    end.before(fresh);
  });
}
