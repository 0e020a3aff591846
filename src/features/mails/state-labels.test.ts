import { expect, test } from "vitest";
import { mailStateWords, noFailureWords } from "./state-labels";

test("mail that no server took is not said to be sent", () => {
  expect(mailStateWords("sent", { mode: "preview", isKept: true })).toBe("Kept in the outbox");
  expect(mailStateWords("sent", { mode: "preview", isKept: false })).toBe("Kept in the outbox");
  expect(mailStateWords("sent", { mode: "smtp", isKept: true })).toBe("Kept in the outbox");
});

test("mail that a server took is", () => {
  expect(mailStateWords("sent", { mode: "smtp", isKept: false })).toBe("Sent");
  expect(mailStateWords("sent", { mode: "held", isKept: false })).toBe("Sent");
});

test("what waits or failed is said alike with and without a server", () => {
  for (const mode of ["smtp", "preview", "held"] as const) {
    expect(mailStateWords("waiting", { mode, isKept: true })).toBe("Waiting");
    expect(mailStateWords("dead", { mode, isKept: true })).toBe("Given up");
  }
});

test("only an installation with a mail server says nothing about the lack of one", () => {
  expect(noFailureWords.smtp).not.toContain("server");
  expect(noFailureWords.preview).toContain("No mail server");
  expect(noFailureWords.held).toContain("No mail server");
});
