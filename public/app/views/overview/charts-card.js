import { loaded } from "../../components/loading.js";
import { h } from "../../dom/element.js";
import { text } from "../../language/words.js";
import { resource } from "../../state/resource.js";
import { effect, signal, whenOver } from "../../state/signal.js";

/**
 * The place of the charts. They come after everything else has been drawn, and find their space kept.
 *
 * @param {import("../../app.js").App} app @param {import("../../routing/routes.js").Place} place
 */
export function chartsCard(app, place) {
  const module = resource(async () => (await import("../../charts/panel.js")).charts);
  const isTime = signal(false);
  effect(() => {
    if (!app.books.accounts.value.value || isTime.value) return;
    const timer = setTimeout(() => (isTime.value = true), 1);
    whenOver(() => clearTimeout(timer));
  });
  effect(() => {
    if (isTime.value) module.refresh();
  });
  return h(
    "section",
    { class: "card charts", "aria-label": text("app_charts.heading") },
    loaded(module, (charts) => h("div", { class: "charts-content" }, charts(app, place)), {
      skeleton: () => h("div", { class: "charts-space", "aria-hidden": "true" }),
    }),
  );
}
