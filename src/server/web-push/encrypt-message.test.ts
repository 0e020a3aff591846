import { createECDH, randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createPushBrowser } from "~/testing/push/push-browser";
import { areBrowserKeys, encryptMessage, maxMessageLength } from "./encrypt-message";

test("encrypts the example of RFC 8291, Appendix A, byte for byte", () => {
  const sender = createECDH("prime256v1");
  sender.setPrivateKey("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw", "base64url");
  const salt = Buffer.from("DGv6ra1nlYgDCS1FRnbzlw", "base64url");
  const keys = {
    p256dh: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
    auth: "BTBZMqHH6r4Tts7J_aSIgg",
  };
  const text = "When I grow up, I want to be a watermelon";
  const body = encryptMessage(text, keys, { sender, salt, length: text.length });
  expect(body.toString("base64url")).toBe(
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN",
  );
});

test("any message is read by its browser, has the same length, and fits into what push services take", () => {
  const { subscription, read } = createPushBrowser();
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 500 }), (text) => {
      const body = encryptMessage(text, subscription);
      expect(read(body)).toBe(Buffer.from(text).toString());
      expect(body.byteLength).toBe(3103);
    }),
    { numRuns: 30 },
  );
});

test("a message that is too long is refused, and another browser reads nothing", () => {
  const { subscription } = createPushBrowser();
  expect(() => encryptMessage("x".repeat(maxMessageLength + 1), subscription)).toThrow(RangeError);
  const body = encryptMessage("secret", subscription);
  expect(() => createPushBrowser().read(body)).toThrow(/authenticate/);
  expect(body.includes("secret")).toBe(false);
});

test("keys that no browser has are recognised", () => {
  const { subscription } = createPushBrowser();
  expect(areBrowserKeys(subscription)).toBe(true);
  const offCurve = Buffer.concat([Buffer.of(4), randomBytes(64)]).toString("base64url");
  const atInfinity = Buffer.alloc(65).toString("base64url");
  for (const p256dh of [offCurve, atInfinity, "", "BA", `${subscription.p256dh.slice(1)}=`, subscription.auth])
    expect(areBrowserKeys({ ...subscription, p256dh })).toBe(false);
  for (const auth of ["", "AA", `${subscription.auth}=`, subscription.p256dh])
    expect(areBrowserKeys({ ...subscription, auth })).toBe(false);
});
