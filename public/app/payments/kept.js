/** Where the browser keeps payments: one entry of its storage each. */
export const prefix = "easybilling.payment.";

/** Whether there is any, of whatever client. */
export function arePaymentsKept() {
  try {
    return Object.keys(localStorage).some((name) => name.startsWith(prefix));
  } catch {
    // A storage that is blocked keeps nothing.
    return false;
  }
}

/** Whether a change of the storage in another tab was one of a payment. @param {StorageEvent} event */
export function isOfPayments(event) {
  return event.key === null || event.key.startsWith(prefix);
}
