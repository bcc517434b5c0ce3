import { h } from "../../dom/element.js";
import { icon } from "../../dom/icon.js";
import { language, text } from "../../language/words.js";
import { money } from "../../money/amount.js";
import { effect, signal, whenOver } from "../../state/signal.js";
import { figureLines } from "./figures.js";
import { problemsOf } from "./refusals.js";

/** Figures are read aloud once they have stood still this long, so that typing is not talked over. */
const calm = 1_200;

/**
 * The exact figures of what is being filled in, as they change.
 *
 * @param {import("./flow.js").TransferFlow} flow
 * @param {() => import("../../components/form.js").Problem[]} seen what is wrong with what was typed: it is read aloud in place of
 *   the figures
 */
export function livePrice(flow, seen) {
  const { live } = flow;
  return h(
    "section",
    {
      class: () => `card price ${live.isCurrent && !live.isExpired.value ? "" : "price-old"}`,
      "aria-label": text("app_transfer.price"),
    },
    () =>
      live.failure.value
        ? trouble(flow)
        : h("dl", { class: "lines" }, figureLines(flow.kind.value === "own", live.held.value)),
    () => live.held.value && !live.held.value.isProbe && until(live.held.value.heldUntil),
    spoken(flow, seen),
  );
}

/** @param {number} moment */
function until(moment) {
  const time = new Intl.DateTimeFormat(language.value, { timeStyle: "medium" }).format(moment);
  return h("p", { class: "hint hint-icon" }, icon("clock"), h("span", null, text("review.expiry", { time })));
}

/** No price, and no field is to blame: it can be asked for again. @param {import("./flow.js").TransferFlow} flow */
function trouble(flow) {
  const [problem] = problemsOf(flow, /** @type {any} */ (flow.live.failure.value));
  if (problem.id) return h("dl", { class: "lines" }, figureLines(flow.kind.value === "own", null));
  return h(
    "div",
    { class: "notice notice-bad" },
    icon("alert"),
    h(
      "div",
      { class: "notice-row" },
      h("p", null, problem.reason),
      h(
        "button",
        { class: "button button-plain button-small", type: "button", onclick: () => flow.live.ask() },
        text("app.retry"),
      ),
    ),
  );
}

/**
 * What a reader of the screen is told: the outcome of a change, not every step to it.
 *
 * @param {import("./flow.js").TransferFlow} flow @param {() => import("../../components/form.js").Problem[]} seen
 */
function spoken(flow, seen) {
  const said = signal("");
  effect(() => {
    const words = summary(flow, seen());
    if (words === null) return;
    const timer = setTimeout(() => (said.value = words), calm);
    whenOver(() => clearTimeout(timer));
  });
  return h("p", { class: "hidden", role: "status" }, () => said.value);
}

/**
 * @param {import("./flow.js").TransferFlow} flow @param {import("../../components/form.js").Problem[]} seen
 * @returns {string | null} `null`: nothing new
 */
function summary(flow, seen) {
  const { live, problems } = flow;
  // The summary of what is wrong has the focus, and says it.
  if (problems.all.value.length > 0) return null;
  if (seen.length > 0) return seen[0].reason;
  const held = live.held.value;
  // What was said of something else is not to be found there any more.
  if (!held) return live.isAsking.value ? null : "";
  if (!live.isCurrent) return null;
  const { quote } = held;
  if (held.isProbe) return quote.payee.name;
  const values = {
    payee: quote.payee.name ?? text("transfer.account", { number: quote.to }),
    credited: money(quote.credited, quote.to_currency),
    total: money(quote.total, quote.from_currency),
  };
  return text("app_transfer.spoken", values);
}
