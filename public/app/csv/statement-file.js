/** What a file of a statement takes; loaded when somebody asks for one. */
export { saveCSV } from "./save.js";
export { statementFile } from "./statement.js";
