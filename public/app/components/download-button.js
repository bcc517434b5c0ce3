import { h } from "../dom/element.js";
import { icon } from "../dom/icon.js";
import { failureText } from "../language/failures.js";
import { counted, text } from "../language/words.js";
import { signal, whenOver } from "../state/signal.js";

/**
 * Makes a file of many rows: says how far it is, can be stopped, and says how much the file holds.
 *
 * @typedef {{ signal: AbortSignal, onRows: (count: number) => void }} Options what the making has to follow and to tell
 * @param {import("../app.js").App} app
 * @param {() => boolean} isPossible
 * @param {(options: Options) => Promise<{ count: number, isCut: boolean }>} make reads the rows and saves the file; `isCut`
 *   says that there are more rows than a file may hold
 */
export function downloadButton(app, isPossible, make) {
  /** How many rows were read; `null` when nothing is under way. */
  const count = signal(/** @type {number | null} */ (null));
  let over = new AbortController();
  whenOver(() => over.abort());
  const begin = async () => {
    if (!isPossible()) return;
    const mine = over = new AbortController();
    count.value = 0;
    try {
      const { count: all, isCut } = await make({ signal: mine.signal, onRows: (read) => (count.value = read) });
      if (isCut) app.announce(counted("app_history.file_cut", all), "bad");
      else app.announce(counted("app_history.file_made", all), "good");
    } catch (failure) {
      if (mine.signal.aborted) return;
      app.announce(failureText(/** @type {Error} */ (failure)), "bad");
    } finally {
      if (!mine.signal.aborted) count.value = null;
    }
  };
  const stop = () => {
    over.abort();
    count.value = null;
    app.announce(text("app_history.file_stopped"));
  };
  const isUnderWay = () => count.value !== null;
  // One button, so that it keeps the focus while it changes what it does.
  return h(
    "button",
    {
      class: "button button-plain screen-only",
      type: "button",
      onclick: () => (count.peek() === null ? begin() : stop()),
      "aria-disabled": () => !isPossible() && "true",
    },
    () => icon(isUnderWay() ? "close" : "download"),
    () => {
      const read = count.value;
      if (read === null) return text("history.csv");
      return [h("span", { class: "quiet" }, counted("app_history.file_rows", read)), " ", text("app.cancel")];
    },
  );
}
