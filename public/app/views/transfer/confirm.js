import { line } from "../../components/line.js";
import { bars } from "../../components/loading.js";
import { sum } from "../../components/money.js";
import { notice } from "../../components/notice.js";
import { h } from "../../dom/element.js";
import { icon } from "../../dom/icon.js";
import { failureText } from "../../language/failures.js";
import { text } from "../../language/words.js";
import { money } from "../../money/amount.js";
import { computed, effect, signal, whenOver } from "../../state/signal.js";
import { figureLines, isSamePrice } from "./figures.js";
import { Signing } from "./signing.js";

/** @typedef {import("../../payments/payments.js").Payments} Payments */
/** @typedef {import("./flow.js").TransferFlow} TransferFlow @typedef {import("./live-quote.js").Held} Held */

/** What is signed, and the button that signs it. @param {TransferFlow} flow @param {Payments} payments */
export function confirm(flow, payments) {
  const signing = new Signing(flow, payments);
  const view = h(
    "div",
    { class: "sheet" },
    h("h1", { tabindex: "-1" }, text("review.title")),
    () => {
      const held = flow.live.held.value;
      return held && !held.isProbe ? slip(flow, signing, held) : waiting(flow);
    },
    h("div", { class: "form" }, message(flow, signing), () => actions(flow, signing, payments)),
  );
  // Who has pressed a button that is gone goes on at the one that stands in its place.
  let mode = signing.mode.peek();
  effect(() => {
    const isOther = signing.mode.value !== mode;
    mode = signing.mode.value;
    if (isOther && document.activeElement === document.body) {
      /** @type {HTMLElement | null} */ (view.querySelector(".form .button"))?.focus();
    }
  });
  return view;
}

/**
 * What has to be known before the button is pressed, beside it: who has pressed it looks there. It is put there, and so read
 * aloud, only when it has become something else.
 *
 * @param {TransferFlow} flow @param {Signing} signing
 */
function message(flow, signing) {
  const words = computed(() => messageText(flow, signing));
  return h(
    "div",
    { role: "status" },
    () => words.value && notice(signing.trouble.peek() ? "bad" : "plain", h("p", null, words.value)),
  );
}

/** @param {TransferFlow} flow @param {Signing} signing @returns {string} */
function messageText(flow, signing) {
  const earlier = signing.earlier.value;
  if (signing.trouble.value) return signing.trouble.value;
  if (signing.isPaying.value) {
    if (earlier?.mayBeBooked) return text("app_transfer.retrying");
    return signing.isSlow.value ? text("app_transfer.slow") : "";
  }
  switch (signing.mode.value) {
    case "look":
      return text("app_transfer.under_way");
    case "renew":
      return text("app_transfer.expired");
    case "pay": {
      const before = signing.before.value;
      const held = flow.live.held.value;
      if (!before || !held) return "";
      return isSamePrice(before, held.quote) ? text("app_transfer.unchanged") : text("fault.quote_expired");
    }
  }
}

/** The exact figures, torn off at the foot. @param {TransferFlow} flow @param {Signing} signing @param {Held} held */
function slip(flow, signing, held) {
  const { quote } = held;
  const account = (/** @type {string} */ code, /** @type {number} */ number) =>
    text("transfer.account_with_code", { code, number });
  const isOwn = quote.payee.name === null;
  return h(
    "div",
    { class: "slip" },
    h("p", { class: "slip-title" }, isOwn ? text("review.heading_own") : text("review.heading")),
    h("p", { class: "slip-payee" }, isOwn ? account(quote.to_currency, quote.to) : h("bdi", null, quote.payee.name)),
    sum(quote.credited, quote.to_currency, { isSigned: true }),
    h(
      "dl",
      { class: "lines" },
      line(text("quote.from"), account(quote.from_currency, quote.from)),
      !isOwn && line(text("quote.to"), account(quote.to_currency, quote.to)),
      () => figureLines(isOwn, held, signing.before.value),
      () => flow.draft.value.memo.trim() && line(text("quote.memo"), h("bdi", null, flow.draft.value.memo.trim())),
    ),
    () => signing.mode.value === "pay" && countdown(held.heldUntil),
  );
}

/** How long the price holds: it can be read at any time, and is never read aloud by itself. @param {number} heldUntil */
function countdown(heldUntil) {
  const left = () => Math.max(0, Math.ceil((heldUntil - Date.now()) / 1_000));
  const seconds = signal(left());
  const timer = setInterval(() => (seconds.value = left()), 500);
  whenOver(() => clearInterval(timer));
  const clock = () => `${Math.floor(seconds.value / 60)}:${String(seconds.value % 60).padStart(2, "0")}`;
  return h(
    "p",
    { class: "hint hint-icon" },
    icon("clock"),
    h("span", { role: "timer" }, () => text("app_transfer.holds", { time: clock() })),
  );
}

/** The price is not there yet, or it cannot be had. @param {TransferFlow} flow */
function waiting(flow) {
  const failure = flow.live.failure.value;
  if (!failure) return bars(5);
  const retry = h("button", {
    class: "button button-plain button-small",
    type: "button",
    onclick: () => flow.live.ask(),
  }, text("app.retry"));
  return notice("bad", h("div", { class: "notice-row" }, h("p", null, failureText(failure)), retry));
}

/** @param {TransferFlow} flow @param {Signing} signing @param {Payments} payments */
function actions(flow, signing, payments) {
  const isLooking = signal(false);
  const look = async () => {
    const key = signing.earlier.peek()?.key;
    if (!key || isLooking.peek()) return;
    isLooking.value = true;
    const outcome = await payments.look(key);
    isLooking.value = false;
    if (!outcome) flow.app.announce(text("app_transfer.still_unknown"));
  };
  const edit = h(
    "button",
    {
      class: "button button-plain button-wide",
      type: "button",
      onclick: () => !signing.isPaying.peek() && flow.reopen(),
    },
    text("review.edit"),
  );
  const main = (
    /** @type {any} */ label,
    /** @type {(event: any) => void} */ onclick,
    /** @type {() => boolean} */ isBusy,
  ) =>
    h(
      "button",
      { class: "button button-large button-wide", type: "button", onclick, "aria-disabled": () => isBusy() && "true" },
      label,
    );
  switch (signing.mode.value) {
    case "look":
      return [main(text("app_transfer.look"), look, () => isLooking.value), edit];
    case "renew":
      return [main(text("app_transfer.renew"), () => signing.renew(), () => flow.live.isAsking.value), edit];
    case "pay": {
      const label = () => {
        const quote = flow.live.held.value?.quote;
        if (signing.isPaying.value) return text("app_transfer.paying");
        return text("review.button", { amount: quote ? money(quote.total, quote.from_currency) : "…" });
      };
      const pay = main(label, (event) => signing.pay(event), () => signing.isPaying.value || !flow.live.held.value);
      return [pay, edit, h("p", { class: "quiet centred" }, text("review.once"))];
    }
  }
}
