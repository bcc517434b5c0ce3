import { changes, detail, drawing, refusalText, title, tone } from "../books/transfer.js";
import { h } from "../dom/element.js";
import { icon } from "../dom/icon.js";
import { text } from "../language/words.js";
import { transactionAddress } from "../routing/addresses.js";
import { age } from "../time/moments.js";
import { now } from "../time/now.js";
import { changeText, moneyText } from "./money.js";

/**
 * A transfer as one row of a short list.
 *
 * @param {import("../books/transfer.js").Transfer} transfer
 * @param {{ isNew?: boolean }} [options] `isNew`: it just came from elsewhere
 */
export function transferRow(transfer, { isNew = false } = {}) {
  return h(
    "li",
    { class: `row row-${tone(transfer)} ${isNew ? "row-new" : ""}` },
    badge(transfer),
    h(
      "div",
      { class: "row-text" },
      h("a", { class: "row-title", href: transactionAddress(transfer.id) }, h("bdi", null, title(transfer))),
      detailLine(transfer),
    ),
    h(
      "div",
      { class: "row-end" },
      amountLines(transfer),
      h(
        "p",
        { class: "row-detail" },
        h("time", { datetime: transfer.created_at }, () => age(transfer.created_at, now())),
      ),
    ),
  );
}

/** @param {import("../books/transfer.js").Transfer} transfer */
export function badge(transfer) {
  return h("span", { class: `badge badge-${tone(transfer)}`, "aria-hidden": "true" }, icon(drawing(transfer)));
}

/** What stands below the title: why it was refused, or which way it went, and the message. @param {import("../books/transfer.js").Transfer} transfer */
function detailLine(transfer) {
  const refusal = refusalText(transfer);
  if (refusal) {
    return h(
      "p",
      { class: "row-detail" },
      h("strong", { class: "tag tag-bad" }, text("receipt.refused")),
      " ",
      refusal,
    );
  }
  return h("p", { class: "row-detail" }, detail(transfer), transfer.memo && [" · ", h("bdi", null, transfer.memo)]);
}

/** A refused transfer moved nothing: its amount has no sign. @param {import("../books/transfer.js").Transfer} transfer */
export function amountLines(transfer) {
  return changes(transfer).map(({ amount, currency, tone: colour }) =>
    h(
      "p",
      { class: `amount amount-${colour}` },
      colour === "refused" ? moneyText(amount, currency) : changeText(amount, currency, colour === "credit"),
    )
  );
}
