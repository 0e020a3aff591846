import { expect, test } from "vitest";
import { mailStateLabel, noFailureText } from "./state-labels";

test("mail that no mail server accepted is not called sent", () => {
  expect(mailStateLabel("sent", { mode: "preview", isKept: true })).toBe("Kept in the outbox");
  expect(mailStateLabel("sent", { mode: "preview", isKept: false })).toBe("Kept in the outbox");
  expect(mailStateLabel("sent", { mode: "smtp", isKept: true })).toBe("Kept in the outbox");
});

test("mail that a mail server accepted is called sent", () => {
  expect(mailStateLabel("sent", { mode: "smtp", isKept: false })).toBe("Sent");
  expect(mailStateLabel("sent", { mode: "queued", isKept: false })).toBe("Sent");
});

test("waiting and failed mail has the same labels with and without a mail server", () => {
  for (const mode of ["smtp", "preview", "queued"] as const) {
    expect(mailStateLabel("waiting", { mode, isKept: true })).toBe("Waiting");
    expect(mailStateLabel("dead", { mode, isKept: true })).toBe("Failed");
  }
});

test("only an installation with a mail server does not mention the lack of one", () => {
  expect(noFailureText.smtp).not.toContain("server");
  expect(noFailureText.preview).toContain("No mail server");
  expect(noFailureText.queued).toContain("No mail server");
});
