import { h } from "../dom/element.js";
import { icon } from "../dom/icon.js";
import { effect, signal, whenOver } from "../state/signal.js";

/** How long an announcement stays: long enough to be read twice. */
const stay = 6_000;

/**
 * What just happened, at the foot of the window and to screen readers.
 *
 * @param {import("../app.js").App} app
 */
export function announcements(app) {
  const shown = signal(/** @type {import("../app.js").Announcement | null} */ (null));
  effect(() => {
    const announcement = app.announcement.value;
    shown.value = announcement;
    if (!announcement) return;
    const timer = setTimeout(() => (app.announcement.value = null), stay);
    whenOver(() => clearTimeout(timer));
  });
  return h("div", { class: "toasts", role: "status", "aria-live": "polite" }, () => {
    const announcement = shown.value;
    if (!announcement) return null;
    const drawing = { plain: "info", good: "check", bad: "alert" }[announcement.tone];
    return h("div", { class: `toast toast-${announcement.tone}` }, icon(drawing), h("p", null, announcement.text));
  });
}
