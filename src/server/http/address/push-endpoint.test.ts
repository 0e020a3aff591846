import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isPushEndpoint, knownServices, serviceForm } from "./push-endpoint";

const known = knownServices.split(",");

test.each([
  "https://fcm.googleapis.com/fcm/send/abc:def",
  "https://updates.push.services.mozilla.com/wpush/v2/gAAA",
  "https://web.push.apple.com/QGuQ",
  "https://wns2-par02p.notify.windows.com/w/?token=BQYAAAB%2b",
])("%s is an endpoint of a known service", (endpoint) => {
  expect(isPushEndpoint(endpoint, known)).toBe(true);
});

test.each([
  "http://fcm.googleapis.com/fcm/send/a",
  "https://fcm.googleapis.com:8443/fcm/send/a",
  "https://fcm.googleapis.com:443/fcm/send/a",
  "https://user@fcm.googleapis.com/a",
  "https://user:word@fcm.googleapis.com/a",
  "https://fcm.googleapis.com@evil.example/a",
  "https://fcm.googleapis.com.evil.example/a",
  "https://evil.example/fcm.googleapis.com",
  "https://evil.example#@fcm.googleapis.com/",
  "https://evil.example\\@fcm.googleapis.com/",
  "https://fcm.googleapis.com/a#b",
  "https://FCM.googleapis.com/a",
  "https://fcm.googleapis.com./a",
  "https://fcm.googleapis.com",
  "https://fcm.googleapis.com/../a",
  "https://fcm.googleapis.com/a b",
  " https://fcm.googleapis.com/a",
  "https://fcm.googleapis.com/a\r\nHost: evil.example",
  "https://notify.windows.com/w",
  "https://evilnotify.windows.com/w",
  "https://localhost/a",
  "https://127.0.0.1/a",
  "https://2130706433/a",
  "https://0x7f.1/a",
  "https://[::1]/a",
  "https://[::ffff:127.0.0.1]/a",
  "https://169.254.169.254/latest/meta-data",
  "file:///etc/passwd",
  "javascript:alert(1)",
  "",
])("%j is none", (endpoint) => {
  expect(isPushEndpoint(endpoint, known)).toBe(false);
});

test("whatever a URL looks like, one that is taken leads to a known service by TLS", () => {
  const parts = fc.constantFrom(
    ..."https:// http:// fcm.googleapis.com a.notify.windows.com evil.example 127.0.0.1 [::1] @ : # ? / \\ . .. %2e 443 444 \t \u3002 ｆ".split(
      " ",
    ),
  );
  fc.assert(
    fc.property(fc.array(parts, { minLength: 2, maxLength: 8 }), (pieces) => {
      const endpoint = pieces.join("");
      if (!isPushEndpoint(endpoint, known)) return;
      const { protocol, hostname, port, username, password } = new URL(endpoint);
      expect([protocol, port, username, password]).toEqual(["https:", "", "", ""]);
      expect(hostname).toMatch(/^(fcm\.googleapis\.com|[\w.-]+\.notify\.windows\.com)$/);
    }),
    { numRuns: 2000 },
  );
});

describe("a service that the administrator names", () => {
  test("may have a port, and is then that port alone", () => {
    expect(isPushEndpoint("https://push.example.com:8443/a", ["push.example.com:8443"])).toBe(true);
    for (const endpoint of ["https://push.example.com/a", "https://push.example.com:8444/a"])
      expect(isPushEndpoint(endpoint, ["push.example.com:8443"])).toBe(false);
  });

  test.each([
    "*",
    "*.com",
    "*.",
    "https://push.example.com",
    "push.example.com/a",
    "a b",
    "user@host",
    "host:",
    "host:0",
  ])("is no %j", (service) => {
    expect(serviceForm.test(service)).toBe(false);
  });
});
