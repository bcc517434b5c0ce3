import { h } from "../../dom/element.js";
import { text } from "../../language/words.js";
import { effect } from "../../state/signal.js";
import { later } from "./later.js";

/**
 * Where the service's last answer stands.
 *
 * @param {import("./desk.js").Desk} desk
 */
export function responsePanel(desk) {
  const view = later(() => import("./answer-view.js"));
  const panel = h(
    "section",
    { class: "response", "aria-labelledby": "response", "aria-busy": () => desk.isBusy.value && "true" },
    h("h2", { id: "response" }, text("app_explorer.response")),
    h(
      "div",
      { role: "status" },
      () =>
        desk.answer.value
          ? view()?.summary(desk.answer.value)
          : h("p", { class: "quiet" }, text("app_explorer.nothing_sent")),
    ),
    () => desk.answer.value && view()?.details(desk, desk.answer.value),
  );
  effect(() => {
    // Where it stands below the form, it is brought into view.
    if (desk.answer.value && panel.getBoundingClientRect().top > innerHeight / 2) panel.scrollIntoView();
  });
  return panel;
}
