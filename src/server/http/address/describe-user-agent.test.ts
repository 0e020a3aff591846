import { expect, test } from "vitest";
import { describeUserAgent } from "./describe-user-agent";

const linux = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36";
const iphone =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";

test.for([
  [linux, "Chrome on Linux"],
  ["Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0", "Firefox on Windows"],
  [iphone, "Safari on iPhone"],
  ["curl/8.5.0", "curl"],
  ["python-requests/2.32.3", "python-requests"],
  ["visit-evil.example/1.0 now", undefined],
  ["", undefined],
  [null, undefined],
  ["=cmd|' /C calc'!A0", undefined],
] as const)("%s is %s", ([userAgent, words]) => {
  expect(describeUserAgent(userAgent)).toBe(words);
});

test("a long, unusual one takes no time and yields only a name", () => {
  expect(describeUserAgent("a".repeat(300))).toBeUndefined();
});
