import { unreachable } from "../components/unreachable.js";
import { h } from "../dom/element.js";
import { text } from "../language/words.js";
import { Failure } from "../rpc/failure.js";
import { effect, signal, untracked } from "../state/signal.js";
import { quoteRequest } from "./transfer/draft.js";
import { TransferFlow } from "./transfer/flow.js";

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
  /** What shows the present step; `null` until its module is there. @type {import("../state/signal.js").Signal<(() => Node) | null>} */
  const step = signal(/** @type {any} */ (null));
  const element = h("div", null, () => step.value?.());
  let isFirst = true;
  const show = async (/** @type {boolean} */ isConfirming) => {
    /** @type {() => Node} */
    let build;
    try {
      build = isConfirming ? await confirming(flow) : await fillingIn(flow);
    } catch {
      build = () => unreachable(new Failure("unreachable"), () => show(isConfirming));
    }
    if (flow.isConfirming.peek() !== isConfirming) return;
    step.value = build;
    // The other step is another page to the person, though the address has the same path.
    if (!isFirst) showTop(element);
    // Who came here from another view was left at the empty stage.
    else if (document.activeElement?.id === "main") element.querySelector("h1")?.focus({ preventScroll: true });
    isFirst = false;
  };
  effect(() => {
    const isConfirming = flow.isConfirming.value;
    place.setTitle(isConfirming ? text("review.title") : text("title.transfer"));
    untracked(() => show(isConfirming));
  });
  return element;
}

/** @param {TransferFlow} flow */
async function fillingIn(flow) {
  const { form } = await import("./transfer/form.js");
  return () => form(flow);
}

/** @param {TransferFlow} flow */
async function confirming(flow) {
  const [{ confirm }, payments] = await Promise.all([import("./transfer/confirm.js"), flow.app.loadPayments()]);
  return () => confirm(flow, payments);
}

/** @param {HTMLElement} element */
function showTop(element) {
  scrollTo(0, 0);
  // A summary of what is wrong takes the focus itself.
  const start = element.querySelector('[role="alert"]') ?? element.querySelector("h1");
  /** @type {HTMLElement | null} */ (start)?.focus();
}
