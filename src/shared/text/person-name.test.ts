import { expect, test } from "vitest";
import { personName } from "./person-name";

test.each([
  ["  Ada \t Lovelace ", "Ada Lovelace"],
  ["Anna\r\nMaria", "Anna Maria"],
  ["Jo\u0308rg", "Jörg"],
  ["نمی\u200cخواهم", "نمی\u200cخواهم"],
  ["ක්\u200dෂ", "ක්\u200dෂ"],
  ["👩\u200d👩\u200d👧 Family", "👩\u200d👩\u200d👧 Family"],
  ["\u200dAda\u200c \u200dL", "Ada L"],
  ["Ada\u202egnp.exe\u202c", "Adagnp.exe"],
  ["\u2067Ada\u2069\0\ud800\u00ad", "Ada"],
  ["🌱".repeat(101), "🌱".repeat(100)],
])("%j becomes the name %j", (given, name) => {
  expect(personName(given)).toBe(name);
});

test.each(["", "  ", "\u200b\u200d", "\u3164", "\u2800", "\ud800", "\u00ad\ufe0f"])("%j is not a name", (given) => {
  expect(personName(given)).toBeUndefined();
});
