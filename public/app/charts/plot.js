import { compactText } from "../components/money.js";
import { h, svg } from "../dom/element.js";
import { fromCents } from "../money/amount.js";
import { effect, signal, whenOver } from "../state/signal.js";

/**
 * The ground of a chart: marks of amounts at the left, names below, the drawing, and a readout of one place after
 * another by pointer, touch or keyboard. The drawing says nothing to a screen reader; the slider and the table do. What is
 * a function follows what it reads, in place: news must not take the slider away from the person who is using it.
 *
 * @typedef {object} Plot
 * @property {() => import("./scale.js").Axis} axis
 * @property {() => string[]} names what stands below, at even distances
 * @property {"ends" | "columns"} spread whether the names stand at the marks of a line or below columns
 * @property {string} label what is read out, for screen readers
 * @property {() => number} count of places that can be read out
 * @property {(index: number) => string} words what is read out at a place
 * @property {import("../state/signal.js").Signal<number | null>} pointed the place that is pointed at
 * @property {(width: number) => Drawn} draw
 *
 * @typedef {{ nodes: Node[], mark: (index: number) => Node[], nearest: (x: number) => number }} Drawn `mark` shows which
 *   place is pointed at, `nearest` says which place is meant
 */

/** Of the drawing, in pixels: fixed, so that its space is there before it is. */
export const plotHeight = 152;

/**
 * The place that is read out: the one pointed at, or the last one.
 *
 * @param {number | null} pointed @param {number} count of places
 */
export function placeRead(pointed, count) {
  return Math.min(pointed ?? count - 1, count - 1);
}

/** @param {Plot} plot */
export function plot({ axis, names, spread, label, count, words, pointed, draw }) {
  const width = signal(0);
  const area = h("div", { class: "plot-area" });
  const watcher = new ResizeObserver(([entry]) => (width.value = Math.round(entry.contentRect.width)));
  watcher.observe(area);
  whenOver(() => watcher.disconnect());
  const slider = h("input", {
    class: "plot-slider",
    type: "range",
    min: 0,
    "aria-label": label,
    max: () => count() - 1,
    value: () => String(placeRead(pointed.value, count())),
    "aria-valuetext": () => words(placeRead(pointed.value, count())),
    oninput: (/** @type {Event} */ event) => {
      pointed.value = Number(/** @type {HTMLInputElement} */ (event.target).value);
    },
    onfocus: () => (pointed.value ??= count() - 1),
    onblur: () => (pointed.value = null),
  });
  area.append(slider);
  effect(() => {
    area.querySelector("svg")?.remove();
    if (width.value > 0) area.prepend(drawing(width.value, axis(), draw(width.value), pointed, count()));
  });
  return h(
    "div",
    { class: "plot" },
    h(
      "div",
      { class: "plot-amounts", "aria-hidden": "true" },
      () => axis().ticks.toReversed().map((tick) => h("span", null, compactText(fromCents(tick)))),
    ),
    area,
    h(
      "div",
      { class: `plot-names plot-${spread}`, "aria-hidden": "true" },
      () => names().map((name) => h("span", null, name)),
    ),
  );
}

/**
 * @param {number} width @param {import("./scale.js").Axis} axis @param {Drawn} drawn
 * @param {Plot["pointed"]} pointed @param {number} count of places
 */
function drawing(width, axis, { nodes, mark, nearest }, pointed, count) {
  const parts = axis.ticks.length - 1;
  const lines = axis.ticks.map((_, index) => `M0 ${Math.round((plotHeight * index) / parts)}H${width}`);
  const picture = svg(
    "svg",
    { class: "plot-drawing", viewBox: `0 0 ${width} ${plotHeight}`, "aria-hidden": "true" },
    svg("path", { class: "plot-grid", d: lines.join("") }),
    nodes,
    () => pointed.value !== null && mark(placeRead(pointed.value, count)),
  );
  const point = (/** @type {PointerEvent} */ event) => {
    pointed.value = nearest(event.clientX - picture.getBoundingClientRect().left);
  };
  picture.addEventListener("pointerdown", point);
  picture.addEventListener("pointermove", point);
  // A finger that is lifted leaves the readout where it is.
  picture.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && (pointed.value = null));
  return picture;
}
