import { h } from "../dom/element.js";
import { text } from "../language/words.js";
import { effect, signal, whenOver } from "../state/signal.js";

/** A break this short is not worth a word. */
const shortBreak = 3_000;

/**
 * Says when the device is offline, or when the stream of events has broken off: what is shown may then be old.
 *
 * @param {import("../app.js").App} app
 */
export function connectionBanner(app) {
  const isOnline = signal(navigator.onLine);
  const isLost = signal(false);
  const update = () => (isOnline.value = navigator.onLine);
  for (const name of ["online", "offline"]) {
    addEventListener(name, update);
    whenOver(() => removeEventListener(name, update));
  }
  effect(() => {
    if (app.stream.condition.value !== "lost") {
      isLost.value = false;
      return;
    }
    const timer = setTimeout(() => (isLost.value = true), shortBreak);
    whenOver(() => clearTimeout(timer));
  });
  return h("div", { role: "status" }, () => {
    if (!isOnline.value) return h("p", { class: "banner" }, text("app.offline"));
    if (app.session.user.value && isLost.value) return h("p", { class: "banner" }, text("app.reconnecting"));
    return null;
  });
}
