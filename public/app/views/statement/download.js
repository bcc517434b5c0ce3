import { downloadButton } from "../../components/download-button.js";
import { untracked } from "../../state/signal.js";
import { faultsOf, paramsOf } from "./period.js";
import { fileLimits, readSheet } from "./reading.js";

/**
 * The statement as a file, which may hold more lines than the screen does.
 *
 * @param {import("../../app.js").App} app
 * @param {{ asked: { readonly value: import("./period.js").Asked }, accounts: () => string[] }} parts
 */
export function statementDownload(app, { asked, accounts }) {
  const isPossible = () => accounts()[0] !== "" && faultsOf(asked.value, accounts()).length === 0;
  return downloadButton(app, isPossible, async (options) => {
    const { saveCSV, statementFile } = await import("../../csv/statement-file.js");
    const now = untracked(() => asked.value);
    const params = paramsOf(now, untracked(accounts));
    const { sheet, isCut } = await readSheet(app.client, params, fileLimits, options);
    const days = [now.from, now.to].filter(Boolean).join("_");
    saveCSV(`easybilling-statement-${sheet.account_id}-${days}.csv`, statementFile(sheet));
    return { count: sheet.lines.length, isCut };
  });
}
