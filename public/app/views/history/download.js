import { downloadButton } from "../../components/download-button.js";
import { dayOf } from "../../time/days.js";
import { paramsOf } from "./question.js";

/** The service's own limit of rows at once. */
const pageSize = 200;

/**
 * A file of exactly what the history shows, to its end.
 *
 * @param {import("../../app.js").App} app @param {import("./list.js").HistoryList} list
 * @param {{ peek: () => import("./question.js").Question }} question
 */
export function historyDownload(app, list, question) {
  return downloadButton(app, () => list.value.value !== undefined, async (options) => {
    const { collect, historyLimits, saveCSV, transfersFile } = await import("../../csv/history-file.js");
    const asked = paramsOf(question.peek());
    const read = (/** @type {string | null} */ cursor) =>
      app.client.read("transfer.list", { ...asked, limit: pageSize, ...(cursor && { cursor }) });
    const { rows, isCut } = await collect(read, (page) => page.items, historyLimits, options);
    saveCSV(`easybilling-history-${dayOf(new Date())}.csv`, transfersFile(rows));
    return { count: rows.length, isCut };
  });
}
