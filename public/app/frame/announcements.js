import { toneIcons } from "../components/notice.js";
import { h } from "../dom/element.js";
import { icon } from "../dom/icon.js";
import { effect, whenOver } from "../state/signal.js";

/** How long an announcement stays: long enough to be read twice. */
const stay = 6_000;

/**
 * What just happened, at the foot of the window and to screen readers.
 *
 * @param {import("../app.js").App} app
 */
export function announcements(app) {
  effect(() => {
    if (!app.announcement.value) return;
    const timer = setTimeout(() => (app.announcement.value = null), stay);
    whenOver(() => clearTimeout(timer));
  });
  return h("div", { class: "toasts", role: "status", "aria-live": "polite" }, () => {
    const announcement = app.announcement.value;
    if (!announcement) return null;
    const { tone, text } = announcement;
    return h("div", { class: `toast toast-${tone}` }, icon(toneIcons[tone]), h("p", null, text));
  });
}
