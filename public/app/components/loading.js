import { h } from "../dom/element.js";
import { icon } from "../dom/icon.js";
import { failureText } from "../language/failures.js";
import { text } from "../language/words.js";
import { signal, whenOver } from "../state/signal.js";

/** Shorter waits show nothing: something that flashes up is more disturbing than a moment's pause. */
const skeletonDelay = 200;

/**
 * What a resource holds: grey bars while it is first read, the failure with a way to try again, or its content. While it is
 * read anew the old content stays, and so it does beside a failure.
 *
 * @template T
 * @param {import("../state/resource.js").Resource<T>} resource
 * @param {(value: T) => import("../dom/element.js").Content} content
 * @param {{ skeleton?: () => Node }} [options]
 */
export function loaded(resource, content, { skeleton = () => bars(3) } = {}) {
  return () => {
    const value = resource.value.value;
    if (value !== undefined) return [staleNotice(resource), content(value)];
    if (resource.failure.value) return retryNotice(resource);
    return patiently(skeleton);
  };
}

/** @param {import("../state/resource.js").Resource<any>} resource */
function staleNotice(resource) {
  return () => resource.failure.value && retryNotice(resource);
}

/**
 * Why reading failed, and a button that tries again.
 *
 * @param {import("../state/resource.js").Resource<any>} resource
 */
export function retryNotice(resource) {
  const failure = resource.failure.peek();
  return h(
    "div",
    { class: "notice notice-bad", role: "alert" },
    icon("alert"),
    h("div", { class: "notice-row" }, h("p", null, failure ? failureText(failure) : ""), retryButton(resource)),
  );
}

/** @param {import("../state/resource.js").Resource<any>} resource */
function retryButton(resource) {
  return h(
    "button",
    {
      class: "button button-plain button-small",
      type: "button",
      onclick: resource.refresh,
      disabled: () => resource.isBusy.value,
    },
    text("app.retry"),
  );
}

/**
 * The skeleton takes its space at once, so that nothing moves later; it is seen, and said, only when the wait is long.
 *
 * @param {() => Node} skeleton
 */
function patiently(skeleton) {
  const isLate = signal(false);
  const timer = setTimeout(() => (isLate.value = true), skeletonDelay);
  whenOver(() => clearTimeout(timer));
  return h(
    "div",
    { class: () => (isLate.value ? "loading" : "loading loading-early") },
    h("span", { class: "hidden", role: "status" }, () => isLate.value && text("app.loading")),
    skeleton(),
  );
}

/** Grey bars where lines of text will be. @param {number} count */
export function bars(count) {
  return h(
    "div",
    { class: "bars", "aria-hidden": "true" },
    Array.from({ length: count }, () => h("span", { class: "bar" })),
  );
}
