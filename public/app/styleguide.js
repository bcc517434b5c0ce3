// deno-lint-ignore-file texts/no-hard-coded-text -- this page is for those who build the app, and is in English only.
import { balanceChart, balanceLine } from "./charts/balance-chart.js";
import { monthBars, monthChart } from "./charts/month-chart.js";
import { monthBegins } from "./charts/months.js";
import { copyButton } from "./components/copy-button.js";
import { confirmed } from "./components/dialog.js";
import { empty } from "./components/empty.js";
import { bars, retryNotice } from "./components/loading.js";
import { notice } from "./components/notice.js";
import { segments } from "./components/segments.js";
import { h } from "./dom/element.js";
import { icon } from "./dom/icon.js";
import { speak } from "./language/words.js";
import { fromCents } from "./money/amount.js";
import { chooseTheme, recallPreferences, theme } from "./preferences/preferences.js";
import { Failure } from "./rpc/failure.js";
import { resource } from "./state/resource.js";
import { signal } from "./state/signal.js";

// The parts of the styleguide that live are made by the components themselves, so that it cannot differ from the app.

recallPreferences();
document.documentElement.lang = "en";
await speak("en");

showTheme();
showContents();
showSwatches();
await showIcons();
showComponents();
showMessages();
showWaiting();
showCharts();
document.body.dataset.ready = "true";

/** @param {string} id */
function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

function showTheme() {
  const choices = [
    { value: "auto", label: "As the device", icon: "theme-auto" },
    { value: "light", label: "Light", icon: "theme-light" },
    { value: "dark", label: "Dark", icon: "theme-dark" },
  ];
  byId("theme").append(segments("Theme", choices, () => theme.value, chooseTheme));
}

function showContents() {
  const headings = [...document.querySelectorAll("main section > h2")];
  byId("contents").append(
    ...headings.map(({ id, textContent }) => h("a", { class: "chip chip-link", href: `#${id}` }, textContent)),
  );
}

function showSwatches() {
  const names = [
    ...["paper", "surface", "raised", "sunken", "ink", "muted", "line", "line-strong", "brand", "brand-strong"],
    ...["on-brand", "brand-soft", "deep", "deep-edge", "on-deep", "on-deep-muted", "accent", "on-accent"],
    ...["good", "good-soft", "bad", "bad-soft", "focus"],
  ];
  byId("swatches").append(...names.map((name) => {
    const colour = h("div", { class: "swatch-colour" });
    colour.style.background = `var(--${name})`;
    return h("li", { class: "swatch" }, colour, h("code", null, `--${name}`));
  }));
}

/** All drawings of the file, whatever their number. */
async function showIcons() {
  const file = await (await fetch("/assets/icons.svg")).text();
  const names = [...file.matchAll(/<symbol id="([a-z-]+)"/g)].map(([, name]) => name);
  byId("icon-list").append(...names.map((name) => h("li", null, icon(name), h("code", null, name))));
}

function showComponents() {
  const chosen = signal("30");
  const periods = ["7", "30", "90"].map((days) => ({ value: days, label: `${days} days` }));
  const choose = (/** @type {string} */ value) => (chosen.value = value);
  byId("segments").append(
    segments("Period", periods, () => chosen.value, choose),
    segments("Period, small", periods, () => chosen.value, choose, "segments-small"),
  );
  byId("copy-number").append(copyButton(() => "701", { label: "Account 701", className: "copy-number" }));
  byId("copy-text").append(
    h("code", null, "019c1400-0000-7000-8000-000000000002"),
    copyButton(() => "019c1400-0000-7000-8000-000000000002", { what: "the transfer’s id" }),
  );
  const busy = byId("busy");
  busy.addEventListener("click", () => {
    const isBusy = busy.getAttribute("aria-busy") === "true";
    for (const name of ["aria-busy", "aria-disabled"]) busy.setAttribute(name, String(!isBusy));
  });
}

function showMessages() {
  byId("notices").append(
    notice("plain", h("p", null, "These figures hold until 14:05.")),
    notice("good", h("p", null, "Your transfer of 12.34 USD to Leo M. was made.")),
    notice(
      "bad",
      h("h3", null, "Please look at one thing"),
      h("ul", null, h("li", null, h("a", { href: "#amount" }, "Enter an amount above zero."))),
    ),
  );
  const say = (/** @type {string} */ tone, /** @type {string} */ drawing, /** @type {string} */ words) => {
    byId("toasts").replaceChildren(h("div", { class: `toast toast-${tone}` }, icon(drawing), h("p", null, words)));
  };
  byId("say").addEventListener("click", () => say("good", "check", "48.00 USD from Mia C. has arrived."));
  byId("say-bad").addEventListener("click", () => say("bad", "alert", "The key could not be revoked."));
  byId("ask").addEventListener("click", async () => {
    const question = h("p", null, "Programs that use it are refused from now on.");
    const action = { title: "Revoke the key?", content: question, action: "Revoke", isDangerous: true };
    if (await confirmed(action)) say("plain", "info", "Nothing was revoked: this is a sample.");
  });
}

function showWaiting() {
  byId("skeleton").append(bars(4));
  byId("empty").append(
    empty("history", "Nothing here yet.", h("a", { class: "button", href: "#waiting" }, "Make a transfer")),
  );
  const failed = resource(() => Promise.reject(new Failure("unreachable")));
  failed.failure.value = new Failure("unreachable");
  byId("failed").append(retryNotice(failed));
}

/** A year of an account with a salary, rent and coffee. */
function showCharts() {
  const day = 86_400_000;
  const now = Date.now();
  let balance = 120_000n;
  const lines = Array.from({ length: 120 }, (_, index) => {
    const amount = index % 10 === 0
      ? 320_000n
      : index % 10 === 1
      ? -180_000n
      : BigInt(-900 - ((index * 7_919) % 30_000));
    balance += amount;
    return {
      seq: index + 1,
      at: new Date(now - (120 - index) * 3 * day).toISOString(),
      amount: fromCents(amount),
      balance: fromCents(balance),
    };
  });
  const movements = {
    accountId: 701,
    from: new Date(now - 361 * day).toISOString(),
    opening: "1200.00",
    lines,
    isCut: false,
  };
  const opened = new Date(now - 400 * day).toISOString();
  const account = {
    id: 701,
    user_id: 7,
    currency: "USD",
    balance: fromCents(balance),
    seq: 120,
    created_at: opened,
    updated_at: opened,
  };
  const line = balanceLine(movements, account);
  if (line) byId("balance-chart").append(balanceChart(signal(line), "USD"));
  const columns = monthBars(movements, monthBegins(12));
  if (columns) byId("month-chart").append(monthChart(signal(columns), "USD"));
}
