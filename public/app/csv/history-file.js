/** What a file of the history takes; loaded when somebody asks for one. */
export { collect, historyLimits } from "./collect.js";
export { saveCSV } from "./save.js";
export { transfersFile } from "./transfers.js";
