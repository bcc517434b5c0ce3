/** A double click's second press comes within this time. */
const doubleClickTime = 800;

/**
 * Lets the second press of a double click come to nothing: the first one has led to another view, where something else stands
 * under the pointer by now.
 */
export function ignoreSecondClick() {
  const ignore = (/** @type {MouseEvent} */ event) => {
    if (event.detail < 2) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  addEventListener("click", ignore, { capture: true });
  setTimeout(() => removeEventListener("click", ignore, { capture: true }), doubleClickTime);
}
