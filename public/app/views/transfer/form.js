import { errorSummary } from "../../components/error-summary.js";
import { textField } from "../../components/field.js";
import { notice } from "../../components/notice.js";
import { submitButton } from "../../components/submit-button.js";
import { h } from "../../dom/element.js";
import { icon } from "../../dom/icon.js";
import { faultText } from "../../language/failures.js";
import { text } from "../../language/words.js";
import { cents } from "../../money/amount.js";
import { transactionAddress, transferAddress } from "../../routing/addresses.js";
import { computed, effect, signal, whenOver } from "../../state/signal.js";
import { accountChoice } from "./account-choice.js";
import { amountField } from "./amount-field.js";
import { faultsOf, fieldsOf } from "./draft.js";
import { freshTime } from "./live-quote.js";
import { livePrice } from "./live-price.js";
import { payeeField } from "./payee.js";
import { insufficientText, problemsOf } from "./refusals.js";

/** @typedef {import("./flow.js").TransferFlow} TransferFlow */

/** Where a transfer is filled in. @param {TransferFlow} flow */
export function form(flow) {
  const { live, problems } = flow;
  renewWhenUsed(live);
  const submit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    check(flow);
  };
  return h(
    "div",
    { class: "sheet sheet-wide" },
    h("h1", { tabindex: "-1" }, text("transfer.heading")),
    tabs(flow),
    errorSummary(() => problems.all.value),
    h(
      "form",
      { class: "form", novalidate: true, autocomplete: "off", onsubmit: submit },
      () => fields(flow, flow.kind.value === "own"),
      // Who comes back is led to where they had been, and that is at the button.
      () => flow.paidAs && paidNotice(flow.paidAs),
      submitButton(text("transfer.button"), problems, {
        class: "button button-large button-wide",
        "aria-describedby": () => flow.paidAs && "paid",
      }),
    ),
  );
}

/**
 * When a price expires that is only looked at, the next one takes its place as soon as there is somebody to look at it: a form that
 * was left open asks for nothing, and so keeps no session alive.
 *
 * @param {import("./live-quote.js").LiveQuote} live
 */
function renewWhenUsed(live) {
  effect(() => {
    if (!live.isExpired.value) return;
    const over = new AbortController();
    const renew = () => {
      over.abort();
      live.ask();
    };
    whenOver(() => over.abort());
    for (const name of ["pointermove", "keydown", "focus"]) addEventListener(name, renew, { signal: over.signal });
  });
}

/** @param {TransferFlow} flow @param {boolean} isOwn */
function fields(flow, isOwn) {
  const left = { amount: signal(false), to: signal(false) };
  const seen = seenProblems(flow, left);
  const problem = (/** @type {string} */ id) => () =>
    flow.problems.of(id) ?? seen.value.find((one) => one.id === id)?.reason ?? null;
  const onLeave = () => (left.amount.value = true);
  return [
    h(
      "div",
      { class: "pair" },
      accountChoice(flow, { name: "from", label: text("transfer.from"), showsBalance: true, problem: problem("from") }),
      isOwn
        ? accountChoice(flow, { name: "to", label: text("transfer.to"), showsBalance: false, problem: problem("to") })
        : payeeField(flow, problem("to"), () => (left.to.value = true)),
    ),
    h(
      "div",
      { class: "pair" },
      amountField(flow, { side: "amount", label: text("quote.you_send"), problem: problem("amount"), onLeave }),
      amountField(flow, {
        side: "credit",
        label: isOwn ? text("quote.you_get") : text("quote.they_get"),
        problem: problem("credit"),
        onLeave,
      }),
    ),
    livePrice(flow, () => seen.value),
    h("p", { class: "hint hint-icon" }, icon("info"), isOwn ? text("transfer.fee_own") : text("transfer.fee_external")),
    textField(
      { id: "memo", label: text("transfer.memo"), isOptional: true, problem: problem("memo") },
      {
        maxlength: 140,
        value: () => flow.draft.value.memo,
        oninput: (/** @type {any} */ event) => flow.change({ memo: event.target.value }),
      },
    ),
  ];
}

/**
 * What is seen to be wrong before anybody asks for a check: only what the person has finished typing.
 *
 * @param {TransferFlow} flow
 * @param {Record<"amount" | "to", import("../../state/signal.js").Signal<boolean>>} left whether a field of that kind was left
 */
function seenProblems(flow, left) {
  const { draft, live } = flow;
  return computed(() => {
    const isEarly = (/** @type {string} */ code) =>
      code.endsWith("_missing") || (code === "amount_invalid" && !left.amount.value) ||
      (code === "to_invalid" && !left.to.value);
    const faults = faultsOf(draft.value, flow.accounts).filter(({ code }) => !isEarly(code));
    const seen = faults.map(({ id, code }) => ({ id: /** @type {string | null} */ (id), reason: faultText(code) }));
    if (live.failure.value) seen.push(...problemsOf(flow, live.failure.value));
    if (isTooMuch(flow)) seen.push({ id: "amount", reason: insufficientText(flow) });
    return seen;
  });
}

/** Whether the account holds less than the transfer costs. @param {TransferFlow} flow */
function isTooMuch(flow) {
  const held = flow.live.held.value;
  const account = flow.account(flow.draft.value.from);
  if (!held || held.isProbe || !flow.live.isCurrent || !account) return false;
  return cents(held.quote.total) > cents(account.balance);
}

/**
 * Goes on to the step that is signed if nothing stands in the way, with a price that holds for a while.
 *
 * @param {TransferFlow} flow
 */
function check(flow) {
  const { draft, live, problems } = flow;
  const found = faultsOf(draft.peek(), flow.accounts).map(({ id, code }) => ({ id, reason: faultText(code) }));
  return problems.attempt(found, async () => {
    await Promise.all([live.settle(freshTime), flow.app.books.accounts.refresh()]);
    const failure = live.failure.peek();
    if (failure) problems.all.value = problemsOf(flow, failure);
    else if (isTooMuch(flow)) problems.all.value = [{ id: "amount", reason: insufficientText(flow) }];
    else if (live.held.peek()) flow.change({ isConfirming: true }, { isStep: true });
  });
}

/** @param {TransferFlow} flow */
function tabs(flow) {
  // The two forms have different payees; everything else is kept.
  const to = (/** @type {"own" | "external"} */ kind) => () => {
    const draft = flow.draft.value;
    return transferAddress(fieldsOf({ ...draft, kind, to: draft.kind === kind ? draft.to : "" }));
  };
  const tab = (/** @type {"own" | "external"} */ kind, /** @type {string} */ label) =>
    h("a", { class: "segment", href: to(kind), "aria-current": () => flow.kind.value === kind && "page" }, label);
  return h(
    "nav",
    { class: "segments segments-wide", "aria-label": text("transfer.tabs") },
    tab("own", text("transfer.tab_own")),
    tab("external", text("transfer.tab_external")),
  );
}

/** The person came back to a draft that was paid. @param {string} transferId */
function paidNotice(transferId) {
  const link = h("a", { href: transactionAddress(transferId) }, text("app_transfer.see_receipt"));
  return notice("good", h("p", { id: "paid" }, text("app_transfer.paid"), " ", link));
}
