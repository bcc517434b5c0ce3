import { changes, title } from "../../books/transfer.js";
import { changeText, moneyText } from "../../components/money.js";
import { counted, text } from "../../language/words.js";

/**
 * Says what has come into the list by itself: who and how much, or how many where there are several.
 *
 * @param {import("../../app.js").App} app @param {import("./list.js").Shown} shown
 */
export function announceArrived(app, { rows, arrived }) {
  const fresh = rows.filter(({ id }) => arrived.has(id));
  if (fresh.length === 1) app.announce(arrivalText(fresh[0]), "good");
  else if (fresh.length > 1) app.announce(counted("app_history.arrived", fresh.length), "good");
}

/** @param {import("../../books/transfer.js").Transfer} transfer */
function arrivalText(transfer) {
  const lines = changes(transfer).map(({ amount, currency, tone }) =>
    (tone === "refused" ? moneyText(amount, currency) : changeText(amount, currency, tone === "credit"))()
  );
  const values = { title: title(transfer), amount: lines.join(" / ") };
  return transfer.status === "refused"
    ? text("app_history.arrived_refused", values)
    : text("app_history.arrived_one", values);
}
