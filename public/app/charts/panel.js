import { empty } from "../components/empty.js";
import { loaded } from "../components/loading.js";
import { segments } from "../components/segments.js";
import { h } from "../dom/element.js";
import { counted, language, text } from "../language/words.js";
import { overviewAddress } from "../routing/addresses.js";
import { resource } from "../state/resource.js";
import { computed, effect, signal, untracked } from "../state/signal.js";
import { balanceChart, balanceLine } from "./balance-chart.js";
import { monthBars, monthChart } from "./month-chart.js";
import { monthBegins } from "./months.js";
import { linesMax, readMovements } from "./movements.js";
import { dayName } from "./time-axis.js";

/** Periods of the balance in days, and how many months are compared; the first one holds until another is chosen. */
const days = [90, 30, 365];
const months = [6, 12];

/**
 * The charts of one account. Which one, and how far back, stands in the address.
 *
 * @param {import("../app.js").App} app @param {import("../routing/routes.js").Place} place
 */
export function charts(app, place) {
  const chosen = (/** @type {string} */ name, /** @type {number[]} */ allowed) =>
    allowed.find((one) => String(one) === place.query.value.get(name)) ?? allowed[0];
  const choose = (/** @type {string} */ name, /** @type {string | number} */ value) => {
    const query = new URLSearchParams(place.query.peek());
    query.set(name, String(value));
    app.router.go(`${overviewAddress}?${query}`, { replace: true });
  };
  const accounts = app.books.accounts.value.peek() ?? [];
  const account = computed(() => {
    const id = chosen("account", accounts.map((one) => one.id));
    return accounts.find((one) => one.id === id) ?? accounts[0];
  });

  return [
    h(
      "div",
      { class: "list-head" },
      h("h2", { id: "charts" }, text("app_charts.heading")),
      segments(
        text("app_charts.account"),
        accounts.map(({ id, currency }) => ({ value: String(id), label: currency })),
        () => String(account.value.id),
        (id) => choose("account", id),
        "segments-small",
      ),
    ),
    figure(app, {
      heading: text("app_charts.balance"),
      choices: segments(
        text("history.periods"),
        days.toSorted((a, b) => a - b).map((count) => ({
          value: String(count),
          label: counted("app_charts.days", count),
        })),
        () => String(chosen("days", days)),
        (count) => choose("days", count),
        "segments-small",
      ),
      account,
      from: () => daysBack(chosen("days", days)),
      shape: (movements) => balanceLine(movements, account.peek()),
      chart: (line) => balanceChart(line, account.peek().currency),
    }),
    figure(app, {
      heading: text("app_charts.by_month"),
      choices: segments(
        text("history.periods"),
        months.map((count) => ({ value: String(count), label: counted("app_charts.months", count) })),
        () => String(chosen("months", months)),
        (count) => choose("months", count),
        "segments-small",
      ),
      account,
      from: () => new Date(monthBegins(chosen("months", months))[0]),
      shape: (movements) => monthBars(movements, monthBegins(chosen("months", months))),
      chart: (bars) => monthChart(bars, account.peek().currency),
    }),
  ];
}

/**
 * One chart, which is read anew when something happens to the account, and then changes in place.
 *
 * @template Shape what is drawn
 * @param {import("../app.js").App} app
 * @param {{ heading: string, choices: Node, account: { readonly value: import("../books/books.js").Account },
 *   from: () => Date, shape: (movements: import("./movements.js").Movements) => Shape | null,
 *   chart: (shape: import("../state/signal.js").Signal<Shape>) => Node }} parts `shape` is `null` for too little to draw
 */
function figure(app, { heading, choices, account, from, shape, chart }) {
  const wanted = computed(() => `${account.value.id} ${from().toISOString()}`);
  /** @type {import("../state/resource.js").Resource<import("./movements.js").Movements>} */
  const movements = resource(() => {
    const [id, moment] = wanted.peek().split(" ");
    return readMovements(app.client, Number(id), moment, movements.value.peek());
  });
  effect(() => {
    app.books.changes.value;
    const [id] = wanted.value.split(" ");
    // Another account's line must not stand below this one's name.
    untracked(() => Number(id) !== movements.value.peek()?.accountId && movements.forget());
    movements.refresh();
  });
  const shaped = computed(() => {
    const read = movements.value.value;
    return read && untracked(() => shape(read));
  });
  /** The latest that could be drawn; it is set before the chart that shows it is made. */
  const drawn = signal(/** @type {Shape} */ (/** @type {unknown} */ (null)));
  effect(() => {
    if (shaped.value) drawn.value = shaped.value;
  });
  /** Another period gets a chart of its own, where nothing is pointed at; `""` stands for too little to draw. */
  const period = computed(() => {
    if (shaped.value === undefined) return undefined;
    return shaped.value === null ? "" : movements.value.peek()?.from;
  });
  return h(
    "figure",
    { class: "chart-figure" },
    h("figcaption", { class: "chart-head" }, h("h3", null, heading), choices),
    h(
      "div",
      { class: "chart-space" },
      loaded(
        { ...movements, value: period },
        (from) => from ? chart(drawn) : empty("chart", text("app_charts.empty")),
        { skeleton: () => h("div", { class: "bar chart-skeleton", "aria-hidden": "true" }) },
      ),
      () => movements.value.value && cutNotice(movements.value.value),
    ),
  );
}

/** @param {import("./movements.js").Movements} movements */
function cutNotice({ isCut, lines }) {
  if (!isCut) return null;
  const limit = new Intl.NumberFormat(language.value).format(linesMax);
  const date = dayName(Date.parse(lines[lines.length - 1].at));
  return h("p", { class: "hint" }, text("app_charts.cut", { limit, date }));
}

/** @param {number} count */
function daysBack(count) {
  const today = new Date();
  return new Date(today.getFullYear(), today.getMonth(), today.getDate() - count);
}
