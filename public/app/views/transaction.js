import { loaded } from "../components/loading.js";
import { h } from "../dom/element.js";
import { icon } from "../dom/icon.js";
import { text } from "../language/words.js";
import { historyAddress } from "../routing/addresses.js";
import { resource } from "../state/resource.js";
import { effect } from "../state/signal.js";
import { receipt } from "./transaction/receipt.js";

/** One transfer under its lasting address, which prints as a receipt. @type {import("../routing/routes.js").View} */
export function view(app, place) {
  /** A transfer never changes once it is decided: it is read once. */
  const transfer = resource(() => app.client.read("transfer.get", { transfer_id: place.params.id }));
  transfer.refresh();
  const shown = () => {
    if (transfer.value.value) return receipt(transfer.value.value);
    const failure = transfer.failure.value;
    if (failure?.slug === "not_found" || failure?.slug === "invalid_params") return missing();
    return h(
      "div",
      { class: "sheet" },
      h("h1", { tabindex: "-1" }, text("title.receipt")),
      loaded(transfer, () => null),
    );
  };
  const element = h("div", null);
  effect(() => {
    // Who was led to the heading of what had yet to come is led to that of what came.
    const isReading = element.contains(document.activeElement);
    element.replaceChildren(shown());
    if (isReading) element.querySelector("h1")?.focus({ preventScroll: true });
  });
  return element;
}

/** There is no such transfer, or it is somebody else's: nobody tells which. */
function missing() {
  return h(
    "div",
    { class: "sheet sheet-open" },
    icon("search", "icon icon-large"),
    h("h1", { tabindex: "-1" }, text("app_transfer.missing")),
    h("p", { class: "lead" }, text("app_transfer.missing_text")),
    h("a", { class: "button", href: historyAddress() }, text("receipt.history")),
  );
}
