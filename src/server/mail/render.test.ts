import fc from "fast-check";
import { simpleParser } from "mailparser";
import { createTransport } from "nodemailer";
import { describe, expect, test } from "vitest";
import type { Message } from "./messages";
import { sanitizeName } from "./safe-text";
import { renderMessage } from "./render";

const origin = "https://tasks.example.com";
const link = `${origin}/account?token=a&next=%2Ftoday`;
const at = "2026-11-20T23:30:00.000Z";
const changes = [
  "enabled",
  "disabled",
  "reset",
  "passkey-added",
  "passkey-removed",
  "backup-codes-renewed",
  "backup-code-used",
] as const;

/** One of each kind, with what people chose in them. */
const everyKind = (name: string, newEmail: string, device: string): Message[] => [
  { kind: "verify-email", name, link },
  { kind: "existing-account", name, link },
  { kind: "reset-password", name, link },
  { kind: "password-changed", name },
  { kind: "approve-email-change", name, newEmail, link },
  { kind: "confirm-email-change", name, newEmail, link },
  { kind: "email-changed", name, newEmail },
  { kind: "confirm-deletion", name, link },
  { kind: "account-deleted", name },
  {
    kind: "reminder",
    name,
    title: name,
    due: at,
    timeZone: "Asia/Kathmandu",
    late: at,
    link,
  },
  { kind: "new-sign-in", name, device, place: device, at, link },
  ...changes.map((change) => ({ kind: "second-factor-changed", name, change }) as const),
];

/** As a mail program reads it after nodemailer has packed it. */
async function parse(message: Message) {
  const content = renderMessage(message, origin);
  const packed = await createTransport({ streamTransport: true, buffer: true }).sendMail({
    from: "keel@example.com",
    to: "ada@example.com",
    ...content,
  });
  return { content, mail: await simpleParser(packed.message) };
}

const tagsOf = (html: string) => [...html.matchAll(/<(\/?[a-z][a-z0-9]*|!doctype)\b/gi)].map(([, tag]) => tag).join();
const linksOf = (text: string) => text.match(/\b(?:https?|javascript|data):[^\s"<]*/g) ?? [];

const hostile = fc.oneof(
  fc.string({ unit: "binary", maxLength: 80 }),
  fc
    .array(
      fc.constantFrom(
        "<script>alert(1)</script>",
        "</p></td></table><a href=https://evil.example>",
        '" onclick="x',
        "'><img src=x>",
        "&amp;&lt;",
        "\r\nBcc: victim@example.com",
        "\n\n",
        "\u202Eevil\u2066",
        "\u0000\u0007",
        "\uD800",
        "https://evil.example/win",
        "www.evil.example",
        "evil。example",
        "=?utf-8?q?x?=",
        "${link}",
        "👩‍👩‍👧",
        "Ada",
        " ",
      ),
      { maxLength: 6 },
    )
    .map((parts) => parts.join("")),
);

describe("whatever people call themselves", () => {
  test("the mail keeps its form, its headers and its links", async () => {
    const plain = everyKind("Ada", "ada@new.example.com", "Chrome on Linux").map((message) =>
      renderMessage(message, origin),
    );
    await fc.assert(
      fc.asyncProperty(hostile, hostile, hostile, async (name, newEmail, device) => {
        for (const [index, message] of everyKind(name, newEmail, device).entries()) {
          const { content, mail } = await parse(message);
          const ordinary = plain[index];
          expect(content.subject).toBe(ordinary?.subject);
          expect(tagsOf(content.html)).toBe(tagsOf(ordinary?.html ?? ""));
          expect(mail.subject).toBe(ordinary?.subject);
          expect(mail.headers.has("bcc")).toBe(false);
          expect(mail.attachments).toEqual([]);
          expect(mail.to).toMatchObject({ value: [{ address: "ada@example.com" }] });
          const parts = [mail.text ?? "", String(mail.html)];
          for (const found of parts.flatMap(linksOf)) expect(found).toMatch(/^https:\/\/tasks\.example\.com(\/|$)/);
          expect(parts.join("")).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
          expect(content.text.replaceAll("\n", "")).not.toMatch(/\p{Cc}/u);
        }
      }),
      { numRuns: 15 },
    );
  });

  test.each([
    ["Ada Lovelace", "Ada Lovelace"],
    ["  Ada\r\n\tLovelace ", "Ada Lovelace"],
    ["J. R. R. Tolkien", "J. R. R. Tolkien"],
    ["J.R.R. Tolkien", "J.R.R. Tolkien"],
    ["Dr. Anne-Marie O’Neil-d'Arc Jr.", "Dr. Anne-Marie O’Neil-d'Arc Jr."],
    ["李雷", "李雷"],
    ["Zoe\u0308 Nguyễn", "Zoë Nguyễn"],
    ["أحمد بن محمد", "أحمد بن محمد"],
    ["नेहा शर्मा", "नेहा शर्मा"],
    ["مریم می\u200Cخواهد", "مریم می\u200Cخواهد"],
    ["Ada\u200F", "Ada"],
    ["\u202EAda\u202C", "Ada"],
    ["a".repeat(70), `${"a".repeat(59)}…`],
  ])("%j is greeted as %j", (name, greeted) => {
    expect(sanitizeName(name)).toBe(greeted);
    const { text } = renderMessage({ kind: "password-changed", name }, origin);
    expect(text.split("\n")[0]).toBe(`Hello ${greeted},`);
  });

  test.each([
    ["\u202E\u200B "],
    [""],
    ["- . -"],
    ["\u3164\u115F\u2800"],
    ["<b>Ada</b>"],
    ["You won: https://evil.example"],
    ["visit evil.example"],
    ["bad.cafe"],
    ["t.co"],
    ["evil.\u200Bexample"],
    ["evil\u00AD.example"],
    ["e.evil.example"],
    [`${"a".repeat(52)} https://evil.example`],
    ["203.0.113.7"],
    ["2001:db8::7"],
    ["visit evil。example"],
    ["visit evil．example"],
    ["visit evil｡example"],
    ["Call +1 900 555 0199 to claim"],
    ["Call ٩٠٠٥٥٥٠١٩٩"],
    ["Win 5000 € now"],
    ["win@evil"],
    ["evil/win"],
    ["evil[dot]example"],
    ["5000 free"],
    ["Ada 🎁"],
    ["A\u0489\u0301\u0302\u0303\u0304\u0305\u0306"],
    ["\uD800Ada"],
  ])("%j is no name, and no mail greets by it", (name) => {
    expect(sanitizeName(name)).toBeUndefined();
    const { text } = renderMessage({ kind: "password-changed", name }, origin);
    expect(text.split("\n")[0]).toBe("Hello,");
  });

  test("no mail holds of a name more than letters, spaces and what stands in names", async () => {
    fc.assert(
      fc.property(hostile, (name) => {
        for (const message of everyKind(name, "ada@new.example.com", "Chrome on Linux")) {
          const [greeting = ""] = renderMessage(message, origin).text.split("\n");
          expect(greeting).toMatch(/^Hello(?: [\p{L}\p{M}\p{Join_C} '’.-]+…?)?,$/u);
          expect(greeting).not.toMatch(/\.[\p{L}\p{N}]{2}/u);
        }
      }),
    );
  });

  test.each([
    ["Chrome on Linux", "192.0.2.x", "on Chrome on Linux, from 192.0.2.x,"],
    ["python-requests", "2001:db8::/64", "on python-requests, from 2001:db8::/64,"],
    ["Call-me-at-900-555-0199", "call me", "on an unknown device, from an unknown network,"],
    ["evil.example", "evil.example", "on an unknown device, from an unknown network,"],
    [undefined, undefined, "on an unknown device, from an unknown network,"],
  ])("a browser that calls itself %j at %j is written about as such, or as unknown", (device, place, words) => {
    expect(renderMessage({ kind: "new-sign-in", name: "Ada", device, place, at, link }, origin).text).toContain(words);
  });
});

describe("a message", () => {
  test.each(everyKind("Ada", "ada@new.example.com", "Chrome on Linux"))(
    "$kind says the same in both forms",
    async (message) => {
      const { mail } = await parse(message);
      const words = (text: string) => text.replace(/\s+/g, " ");
      const shown = words(
        String(mail.html)
          .replace(/<style>.*?<\/style>|<title>.*?<\/title>/gs, "")
          .replace(/<[^>]+>/g, " "),
      )
        .replaceAll("&#39;", "'")
        .replaceAll("&amp;", "&");
      const sentences = (mail.text ?? "").split("\n").map((line) => words(line).trim());
      for (const sentence of sentences.filter((line) => !/^(--|.*:)?$/.test(line))) expect(shown).toContain(sentence);
      // Once in the text; in the HTML on the button, and in full below it.
      const expected = "link" in message ? [1, 2] : [0, 0];
      const href = `href="${link.replaceAll("&", "&amp;")}"`;
      const counts = [(mail.text ?? "").split(link).length - 1, String(mail.html).split(href).length - 1];
      expect(counts).toEqual(expected);
    },
  );
});
