import { h } from "../dom/element.js";
import { text } from "../language/words.js";
import { effect } from "../state/signal.js";
import { confirm } from "./transfer/confirm.js";
import { quoteRequest } from "./transfer/draft.js";
import { TransferFlow } from "./transfer/flow.js";
import { form } from "./transfer/form.js";

/** Sends money: first it is filled in, then what it means is shown and confirmed. @type {import("../routing/routes.js").View} */
export function view(app, place) {
  const flow = new TransferFlow(app, place);
  effect(() => {
    // When the session has just ended there are no accounts: the address is kept for who logs in again.
    if (flow.accounts.length === 0) return;
    // An address may ask for a step which its draft is not ready for.
    const asked = quoteRequest(flow.draft.value, flow.accounts);
    if (flow.isConfirming.value && (!asked || asked.isProbe)) flow.reopen();
  });
  const element = h("div", null, () => (flow.isConfirming.value ? confirm(flow) : form(flow)));
  let isFirst = true;
  effect(() => {
    const isConfirming = flow.isConfirming.value;
    place.setTitle(isConfirming ? text("review.title") : text("title.transfer"));
    // The other step is another page to the person, though the address has the same path.
    if (!isFirst) queueMicrotask(() => showTop(element));
    isFirst = false;
  });
  return element;
}

/** @param {HTMLElement} element */
function showTop(element) {
  scrollTo(0, 0);
  // A summary of what is wrong takes the focus itself.
  const start = element.querySelector('[role="alert"]') ?? element.querySelector("h1");
  /** @type {HTMLElement | null} */ (start)?.focus();
}
