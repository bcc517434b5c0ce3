import { refusalText } from "../../books/transfer.js";
import { copyButton } from "../../components/copy-button.js";
import { line } from "../../components/line.js";
import { moneyText } from "../../components/money.js";
import { h } from "../../dom/element.js";
import { icon } from "../../dom/icon.js";
import { hasText, text } from "../../language/words.js";
import { historyAddress, transactionAddress, transferAddress } from "../../routing/addresses.js";
import { dateAndTime } from "../../time/moments.js";
import { receiptLines } from "./lines.js";

/** @typedef {import("../../books/transfer.js").Transfer} Transfer */

/** @param {Transfer} transfer */
export function receipt(transfer) {
  const address = location.origin + transactionAddress(transfer.id);
  return h(
    "article",
    { class: "sheet receipt" },
    h("p", { class: "print-brand", "aria-hidden": "true" }, icon("mark", "mark"), " Easybilling"),
    head(transfer),
    transfer.status === "refused" && refusal(transfer),
    h(
      "div",
      { class: "slip" },
      h(
        "dl",
        { class: "lines" },
        receiptLines(transfer),
        transfer.memo && line(text("quote.memo"), h("bdi", null, transfer.memo)),
        copyable(text("receipt.id"), transfer.id),
        transfer.quote_id && copyable(text("receipt.quote"), transfer.quote_id),
        copyable(text("app_transfer.permalink"), address),
      ),
    ),
    actions(transfer),
  );
}

/** @param {Transfer} transfer */
function head(transfer) {
  const isRefused = transfer.status === "refused";
  const { from, to, direction } = transfer;
  // What it meant to the reader: what they sent, or what they got.
  const side = direction === "out" || to.amount === null ? from : to;
  return h(
    "header",
    { class: "receipt-head" },
    h(
      "p",
      { class: `tag ${isRefused ? "tag-bad" : "tag-good"}` },
      icon(isRefused ? "refused" : "check"),
      isRefused ? text("receipt.refused") : text("receipt.completed"),
    ),
    // Of the name too, as the heading is what is read aloud: "You sent to" alone is half a sentence.
    h(
      "h1",
      { tabindex: "-1" },
      heading(transfer),
      transfer.counterparty?.name && [" ", h("bdi", { class: "receipt-name" }, transfer.counterparty.name)],
    ),
    side.amount && side.currency &&
      h("p", { class: `receipt-amount ${isRefused ? "amount-refused" : ""}` }, moneyText(side.amount, side.currency)),
    h("p", { class: "quiet" }, h("time", { datetime: transfer.created_at }, dateAndTime(transfer.created_at))),
    !isUTC(transfer.created_at) && h("p", { class: "quiet receipt-utc" }, utc(transfer.created_at)),
  );
}

/** @param {Transfer} transfer */
function heading({ status, kind, direction }) {
  if (status === "refused") return text("receipt.heading_refused");
  if (kind === "deposit") return text("transfer.deposit");
  if (kind === "own") return text("receipt.heading_own");
  return direction === "in" ? text("receipt.heading_in") : text("receipt.heading_out");
}

/** `2026-01-31 12:00:10 UTC`: the same for whoever compares receipts. @param {string} moment */
function utc(moment) {
  return `${moment.slice(0, 10)} ${moment.slice(11, 19)} UTC`;
}

/** Whether the person's own time is that. @param {string} moment */
function isUTC(moment) {
  return new Date(moment).getTimezoneOffset() === 0;
}

/** Why nothing moved, and what to do about it. @param {Transfer} transfer */
function refusal(transfer) {
  return h(
    "div",
    { class: "notice notice-bad" },
    icon("alert"),
    h(
      "div",
      null,
      h("h2", null, refusalText(transfer)),
      h("p", null, text("receipt.nothing_moved"), " ", advice(transfer.refusal)),
    ),
  );
}

/** @param {string | null} refusal */
function advice(refusal) {
  // The smallest amount that would have worked then is not known any more: the form tells the present one.
  if (refusal === "amount_too_small") return text("app_transfer.send_more");
  return hasText(`advice.${refusal}`) ? text(`advice.${refusal}`) : null;
}

/** A line whose text can be copied. @param {string} label @param {string} value */
function copyable(label, value) {
  const button = copyButton(() => value, { what: label, isBare: true, className: "copy" });
  return line(label, [h("span", null, value), button], "mono");
}

/** @param {Transfer} transfer */
function actions(transfer) {
  const { kind, direction, from, to, memo } = transfer;
  const draft = {
    kind: /** @type {"own" | "external"} */ (kind),
    from: from.account_id,
    to: to.account_id,
    amount: from.amount ?? "",
    memo,
  };
  return h(
    "p",
    { class: "actions actions-spread" },
    kind !== "deposit" && direction === "out" &&
      h("a", { class: "button", href: transferAddress(draft) }, icon("repeat"), text("receipt.again")),
    h("button", { class: "button button-plain", type: "button", onclick: () => print() }, text("app_transfer.print")),
    h("a", { class: "button button-plain", href: historyAddress() }, text("receipt.history")),
  );
}
