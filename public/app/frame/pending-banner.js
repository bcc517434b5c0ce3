import { moneyText } from "../components/money.js";
import { h } from "../dom/element.js";
import { text } from "../language/words.js";
import { transactionAddress, transferAddress } from "../routing/addresses.js";
import { computed, signal, untracked } from "../state/signal.js";

/**
 * @typedef {import("../payments/payments.js").Payments} Payments
 * @typedef {import("../payments/payment.js").Payment} Payment
 */

/**
 * Tells of transfers whose outcome this browser has not learned yet, of those that are certain not to have been made, and of
 * outcomes that came late.
 *
 * @param {import("../app.js").App} app @param {Payments} payments
 */
export function pendingBanner(app, payments) {
  const { news, pending } = payments;
  const late = () => news.value.filter((one) => !one.isAwaited);
  // While it is sent for the first time its own view says so.
  const open = () => pending.value.filter((one) => one.phase !== "sending" || one.mayBeBooked);
  // Each try changes a payment, but not what is said of it: it is not to be read aloud every time.
  const said = computed(() =>
    JSON.stringify([
      late().map(({ payment, outcome }) => [payment.key, outcome.status]),
      open().map(({ key, phase }) => [key, phase === "absent"]),
    ])
  );
  return () => {
    said.value;
    return untracked(() => [
      late().map((one) => learned(payments, one)),
      open().map((one) => (one.phase === "absent" ? absent(app, payments, one) : unknown(app, payments, one))),
    ]);
  };
}

/** @param {import("../app.js").App} app @param {Payments} payments @param {Payment} payment */
function unknown(app, payments, payment) {
  const isAsking = signal(false);
  const look = async () => {
    if (isAsking.peek()) return;
    isAsking.value = true;
    const outcome = await payments.look(payment.key);
    isAsking.value = false;
    if (outcome && "transferId" in outcome) app.router.go(transactionAddress(outcome.transferId));
    else if (!outcome) app.announce(text("app_transfer.still_unknown"));
  };
  return banner(
    () => text("app_transfer.unknown", words(payment)),
    // Nobody can ask without a session; once it is there, the question is asked by itself.
    () => app.session.user.value && button(text("app_transfer.look"), look, () => isAsking.value),
  );
}

/** @param {import("../app.js").App} app @param {Payments} payments @param {Payment} payment */
function absent(app, payments, payment) {
  const drop = async () => {
    await payments.drop(payment.key);
    app.announce(text("app_transfer.dropped"), "good");
  };
  return banner(
    () => text("app_transfer.absent", words(payment)),
    // The price that was confirmed has expired by then: the present one is confirmed first. The key stays the same.
    () =>
      app.session.user.value && [
        h(
          "a",
          { class: "button button-small button-glass", href: confirmAddress(payment) },
          text("app_transfer.send_now"),
        ),
        button(text("app_transfer.drop"), drop),
      ],
  );
}

/** @param {Payments} payments @param {import("../payments/payments.js").News} news */
function learned(payments, news) {
  const { payment, outcome } = news;
  if (!("transferId" in outcome)) return null;
  const isCompleted = outcome.status === "completed";
  const dismiss = () => payments.dismiss(news);
  return banner(
    () => isCompleted ? text("app_transfer.completed", words(payment)) : text("app_transfer.refused", words(payment)),
    h(
      "a",
      { class: "button button-small button-glass", href: transactionAddress(outcome.transferId), onclick: dismiss },
      isCompleted ? text("app_transfer.see_receipt") : text("app_transfer.see_reason"),
    ),
    button(text("app.close"), dismiss),
  );
}

/** @param {() => string} words @param {...import("../dom/element.js").Content} content */
function banner(words, ...content) {
  return h("div", { class: "banner" }, h("p", null, words), content);
}

/** @param {string} label @param {() => void} onclick @param {() => boolean} [isBusy] */
function button(label, onclick, isBusy = () => false) {
  return h(
    "button",
    { class: "button button-small button-glass", type: "button", onclick, "aria-disabled": () => isBusy() && "true" },
    label,
  );
}

/** What the person calls it. @param {Payment} payment */
function words({ order, figures }) {
  return {
    amount: moneyText(figures.total, figures.currency)(),
    payee: figures.payee ?? text("transfer.account", { number: order.to }),
  };
}

/** @param {Payment} payment */
function confirmAddress({ order, figures }) {
  const { from, to, amount, memo } = order;
  return transferAddress({ kind: figures.payee ? "external" : "own", from, to, amount, memo, step: "confirm" });
}
