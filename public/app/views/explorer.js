import { loaded } from "../components/loading.js";
import { notice } from "../components/notice.js";
import { segments } from "../components/segments.js";
import { h } from "../dom/element.js";
import { text } from "../language/words.js";
import { resource } from "../state/resource.js";
import { computed, effect, signal, untracked } from "../state/signal.js";
import { codePanel } from "./explorer/code-panel.js";
import { Desk } from "./explorer/desk.js";
import { later } from "./explorer/later.js";
import { methodList } from "./explorer/method-list.js";
import { fields, requestPanel } from "./explorer/request-panel.js";
import { responsePanel } from "./explorer/response-panel.js";

/** The service's document, which does not change while the app is open. @type {Promise<any> | undefined} */
let known;

/** Every method of the service, to be tried and written down as code. @type {import("../routing/routes.js").View} */
export function view(app, place) {
  const document = resource(() => {
    known ??= app.client.read("rpc.discover").catch((failure) => {
      known = undefined;
      throw failure;
    });
    return known;
  });
  document.refresh();
  if (place.query.peek().has("method")) fields();
  return h(
    "div",
    { class: "stack" },
    h("h1", { tabindex: "-1" }, text("title.explorer")),
    h("p", { class: "lead" }, text("app_explorer.lead")),
    loaded(document, (read) => untracked(() => explorer(new Desk(app, place, read), place))),
  );
}

/** @param {Desk} desk @param {import("../routing/routes.js").Place} place */
function explorer(desk, place) {
  effect(() => {
    const title = text("title.explorer");
    place.setTitle(desk.sheet(desk.name.value) ? `${desk.name.value} · ${title}` : title);
  });
  const batch = later(() => import("./explorer/batch-panel.js"));
  const hasBatch = computed(() => desk.batch.value.length > 0);
  const subject = signal(/** @type {"call" | "batch"} */ ("call"));
  const message = () =>
    subject.value === "batch" && hasBatch.value
      ? desk.batchMessage()
      : desk.sheet(desk.name.value)?.reading.value.message;
  return h(
    "div",
    { class: "explorer" },
    methodList(desk),
    h(
      "div",
      { class: "explorer-column" },
      () => {
        const sheet = desk.sheet(desk.name.value);
        return sheet ? requestPanel(desk, sheet) : unknownMethod(desk.name.value);
      },
      () => hasBatch.value && batch()?.batchPanel(desk),
    ),
    h(
      "div",
      { class: "explorer-column explorer-results" },
      responsePanel(desk),
      () => hasBatch.value && subjectChoice(subject),
      codePanel(message, desk.document),
    ),
  );
}

/** @param {string} name */
function unknownMethod(name) {
  return notice("bad", h("p", null, text("app_explorer.unknown_method", { name })));
}

/** @param {import("../state/signal.js").Signal<"call" | "batch">} subject */
function subjectChoice(subject) {
  const choices = [
    { value: "call", label: text("app_explorer.this_call") },
    { value: "batch", label: text("app_explorer.batch") },
  ];
  const choose = (/** @type {string} */ value) => (subject.value = /** @type {any} */ (value));
  return segments(text("app_explorer.code_of"), choices, () => subject.value, choose);
}
