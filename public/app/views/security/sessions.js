import { confirmed } from "../../components/dialog.js";
import { loaded } from "../../components/loading.js";
import { h } from "../../dom/element.js";
import { icon } from "../../dom/icon.js";
import { failureText } from "../../language/failures.js";
import { text } from "../../language/words.js";
import { Failure } from "../../rpc/failure.js";
import { resource } from "../../state/resource.js";
import { whenOver } from "../../state/signal.js";
import { age, dateAndTime } from "../../time/moments.js";
import { deviceName } from "./device-name.js";

/**
 * Where the person is logged in, and ending that.
 *
 * @typedef {{ id: string, created_at: string, last_seen_at: string, expires_at: string, remembered: boolean,
 *   user_agent: string | null, address: string | null, current: boolean }} LiveSession
 * @typedef {{ items: LiveSession[], hasMore: boolean }} Known
 *
 * @param {import("../../app.js").App} app
 */
export function sessions(app) {
  let pageCount = 1;
  const known = resource(() => readPages(app, pageCount));
  known.refresh();
  // Whoever comes back to this window may have logged in elsewhere meanwhile.
  const look = () => document.visibilityState === "visible" && known.refresh();
  document.addEventListener("visibilitychange", look);
  whenOver(() => document.removeEventListener("visibilitychange", look));

  const showMore = async () => {
    const before = known.value.peek()?.items.length ?? 0;
    pageCount += 1;
    await known.refresh();
    // On to what came: the pressed button may be gone.
    section.querySelectorAll("li")[before]?.querySelector("button")?.focus();
  };
  const hasOthers = () => known.value.value?.items.some(({ current }) => !current);
  const section = h(
    "section",
    { class: "card list", "aria-labelledby": "sessions" },
    h(
      "div",
      { class: "list-head" },
      h("h2", { id: "sessions", tabindex: "-1" }, text("security.sessions")),
      () => hasOthers() && endOthersButton(app, known),
    ),
    loaded(known, ({ items, hasMore }) => [
      h("ul", { class: "rows" }, items.map((session) => row(app, session, known))),
      hasMore && h(
        "p",
        { class: "more" },
        h(
          "button",
          { class: "button button-plain button-small", type: "button", onclick: showMore },
          text("history.more"),
        ),
      ),
    ]),
  );
  return section;
}

/** @param {import("../../app.js").App} app @param {number} count @returns {Promise<Known>} */
async function readPages(app, count) {
  /** @type {Known} */
  const known = { items: [], hasMore: true };
  let cursor = null;
  for (let page = 0; page < count && known.hasMore; page += 1) {
    const answer = await app.client.read("session.list", cursor ? { cursor } : undefined);
    known.items.push(...answer.items);
    known.hasMore = answer.has_more;
    cursor = answer.next_cursor;
  }
  return known;
}

/**
 * @param {import("../../app.js").App} app @param {LiveSession} session
 * @param {import("../../state/resource.js").Resource<Known>} known
 */
function row(app, session, known) {
  const device = deviceName(session.user_agent) ?? text("security.unknown_device");
  const facts = [
    text("security.logged_in", { moment: dateAndTime(session.created_at) }),
    text("security.last_seen", { age: age(session.last_seen_at) }),
    session.address,
  ];
  return h(
    "li",
    { class: "row row-tall" },
    h("span", { class: `badge ${session.current ? "badge-in" : ""}` }, icon("device")),
    h(
      "div",
      { class: "row-text" },
      h(
        "p",
        { class: "row-title" },
        h("bdi", null, device),
        session.current && [" ", h("span", { class: "tag tag-good" }, text("security.current"))],
      ),
      h("p", { class: "row-detail", id: `session-${session.id}` }, facts.filter(Boolean).join(" · ")),
    ),
    endButton(app, session, device, known),
  );
}

/**
 * @param {import("../../app.js").App} app @param {LiveSession} session @param {string} device
 * @param {import("../../state/resource.js").Resource<Known>} known
 */
function endButton(app, session, device, known) {
  const end = () =>
    attempt(app, known, async () => {
      if (session.current) {
        await app.session.logOut();
        return text("outcome.logged_out");
      }
      await app.client.call("session.revoke", { session_id: session.id }).catch((failure) => {
        // It had ended already: that is what was wanted.
        if (!(failure instanceof Failure) || failure.slug !== "not_found") throw failure;
      });
      return text("outcome.session_ended");
    });
  return h(
    "button",
    {
      class: "button button-plain button-small",
      type: "button",
      onclick: end,
      // There may be several of one device.
      "aria-describedby": `session-${session.id}`,
    },
    text("security.end"),
    h("span", { class: "hidden" }, ` ${device}`),
  );
}

/** @param {import("../../app.js").App} app @param {import("../../state/resource.js").Resource<Known>} known */
function endOthersButton(app, known) {
  const end = async () => {
    const isSure = await confirmed({
      title: text("app_security.end_others_title"),
      content: h("p", null, text("app_security.end_others_text")),
      action: text("security.end_others"),
      isDangerous: true,
    });
    if (!isSure) return;
    await attempt(app, known, async () => {
      await app.client.call("session.revokeOthers");
      return text("outcome.sessions_ended");
    });
  };
  return h(
    "button",
    { class: "button button-plain button-small", type: "button", onclick: end },
    text("security.end_others"),
  );
}

/**
 * Ends something and says so; the list is read anew, and the focus goes to its heading, as the pressed button is gone.
 *
 * @param {import("../../app.js").App} app @param {import("../../state/resource.js").Resource<Known>} known
 * @param {() => Promise<string>} end
 */
async function attempt(app, known, end) {
  try {
    app.announce(await end(), "good");
    await known.refresh();
    document.getElementById("sessions")?.focus();
  } catch (failure) {
    app.announce(failureText(/** @type {Error} */ (failure)), "bad");
  }
}
