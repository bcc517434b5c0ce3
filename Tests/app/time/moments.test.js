import assert from "node:assert/strict";
import { before, test } from "node:test";
import * as moments from "../../../public/app/time/moments.js";
import { speakHere } from "../support/catalogues.js";

/** `Intl` writes several kinds of blanks. @param {string} text */
const plain = (text) => text.replace(/\s/gu, " ");

// Late in the evening in London it is tomorrow in Shanghai.
process.env.TZ = "Asia/Shanghai";
const moment = "2026-01-31T17:05:09.123456Z";

before(() => speakHere("en"));

test("moments are told in the person's own time zone and language", () => {
  assert.equal(moments.date(moment), "February 1, 2026");
  assert.equal(plain(moments.clock(moment)), "1:05 AM");
  assert.match(plain(moments.dateAndTime(moment)), /February 1, 2026 at 1:05:09 AM GMT\+8/);
  speakHere("ru");
  assert.equal(plain(moments.date(moment)), "1 февраля 2026 г.");
  assert.equal(moments.clock(moment), "01:05");
  speakHere("zh");
  assert.equal(moments.date(moment), "2026年2月1日");
  speakHere("en");
});

test("a day is named today, yesterday, or by its date: by the person's calendar, not by hours", () => {
  const heading = (/** @type {string} */ now) => moments.dayHeading(moment, new Date(now));
  assert.equal(heading("2026-02-01T15:59:59Z"), "Today");
  assert.equal(heading("2026-02-01T16:00:00Z"), "Yesterday");
  assert.equal(heading("2026-02-02T16:00:00Z"), "February 1, 2026");
  assert.equal(heading("2026-01-31T16:00:00Z"), "Today");
  // The first of a month follows the last of the one before.
  assert.equal(moments.dayHeading("2026-01-31T10:00:00Z", new Date("2026-02-01T10:00:00Z")), "Yesterday");
});

test("an age is told in the largest whole unit, and is never negative", () => {
  const age = (/** @type {number} */ seconds) =>
    moments.age(moment, new Date(new Date(moment).getTime() + seconds * 1_000));
  const told = [[-5, "just now"], [59, "just now"], [60, "1 minute ago"], [3_599, "59 minutes ago"]];
  told.push([3_600, "1 hour ago"], [86_399, "23 hours ago"], [86_400, "1 day ago"], [864_000, "10 days ago"]);
  for (const [seconds, words] of told) assert.equal(age(Number(seconds)), words);
});
