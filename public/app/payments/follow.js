import { effect, untracked } from "../state/signal.js";
import { arePaymentsKept, isOfPayments } from "./kept.js";

/**
 * Follows the payments of whoever is here: as soon as the browser keeps one, by this tab or another, what resolves them is
 * loaded.
 *
 * @param {import("../app.js").App} app
 */
export function followPayments(app) {
  const look = () => {
    // Without a connection there is nothing to be learned; it is tried again with the next client, or the next payment.
    if (arePaymentsKept()) app.loadPayments().catch((reason) => console.info("Payments cannot be looked at.", reason));
  };
  addEventListener("storage", (event) => isOfPayments(event) && look());
  addEventListener("online", look);
  effect(() => {
    app.session.user.value;
    untracked(look);
  });
  effect(() => {
    const payments = app.payments.value;
    const user = app.session.user.value;
    // While nobody has been asked, or nobody can be, whoever was here last still sees what they have sent.
    const userId = user === undefined ? app.session.rememberedUserId() : user?.id;
    untracked(() => (userId ? payments?.begin(userId, Boolean(user)) : user === null && payments?.end()));
  });
}
