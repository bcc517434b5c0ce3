import assert from "node:assert/strict";
import { test } from "node:test";
import { deviceName } from "../../../public/app/views/security/device-name.js";

const names = {
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36":
    "Chrome · Linux",
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0":
    "Edge · Windows",
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15":
    "Safari · macOS",
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/141.0 Mobile/15E148 Safari/604.1":
    "Chrome · iPhone",
  "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0": "Firefox · Android",
  "curl/8.5.0": "curl",
  "python-requests/2.32.3": "python-requests",
  "Firefox/1": "Firefox",
};

for (const [userAgent, name] of Object.entries(names)) {
  test(`${userAgent} is called ${name}`, () => assert.equal(deviceName(userAgent), name));
}

test("what tells nothing has no name", () => {
  for (const nothing of [null, undefined, "", "/1.0", " curl"]) assert.equal(deviceName(nothing), null);
});

test("a long name is cut", () => {
  assert.equal(deviceName("💶".repeat(100)), "💶".repeat(40));
});
