import { describe, expect, test } from "vitest";
import { explainAuthFailure, explainGoogleError } from "./auth-failure";

describe("a refused sign-in or sign-up", () => {
  test.each([
    ["INVALID_EMAIL_OR_PASSWORD", 401, "password"],
    ["PASSWORD_TOO_SHORT", 400, "password"],
    ["PASSWORD_TOO_COMMON", 400, "password"],
    ["PASSWORD_IS_OWN_DATA", 400, "password"],
    ["INVALID_EMAIL", 400, "email"],
    ["EMAIL_NOT_VERIFIED", 403, undefined],
    ["INVALID_TOKEN", 400, undefined],
    ["SAME_EMAIL", 400, "email"],
    ["ONLY_NAME", 400, undefined],
    ["LAST_ADMINISTRATOR", 409, undefined],
    ["WRONG_CURRENT_PASSWORD", 400, "currentPassword"],
    ["CONFIRMATION_MISMATCH", 400, "confirmation"],
    ["UNREACHABLE", 0, undefined],
  ])("%s is explained beside its field", (code, status, field) => {
    const { field: beside, message } = explainAuthFailure({ code, status });
    expect(beside).toBe(field);
    expect(message).not.toContain(code);
    expect(message).not.toContain("did not accept");
  });

  test("offers a remedy when an address is not confirmed, and only then", () => {
    expect(explainAuthFailure({ code: "EMAIL_NOT_VERIFIED", status: 403 }).remedy).toBe("send-verification");
    expect(explainAuthFailure({ code: "INVALID_TOKEN", status: 400 }).remedy).toBeUndefined();
  });

  test.each([
    [1, "in a second"],
    [9, "in 9 seconds"],
    [90, "in 2 minutes"],
    [3600, "in 60 minutes"],
    [undefined, "in a moment"],
    [0, "in a moment"],
  ])("says how long to wait after too many attempts: %s s", (retryAfter, words) => {
    const failure = { code: "INVALID_EMAIL_OR_PASSWORD", status: 429, ...(retryAfter !== undefined && { retryAfter }) };
    expect(explainAuthFailure(failure)).toEqual({ message: `Too many attempts. Try again ${words}.` });
  });

  test("does not blame the user for a failure of the server", () => {
    expect(explainAuthFailure({ code: "UNAVAILABLE", status: 503, retryAfter: 2 }).message).toContain("in 2 seconds");
    expect(explainAuthFailure({ code: "UNKNOWN", status: 500 }).message).toContain("went wrong on the server");
  });

  test("has a message for an unknown code", () => {
    for (const code of ["SOMETHING_NEW", "constructor", "__proto__", ""]) {
      expect(explainAuthFailure({ code, status: 400 }).message).toContain("did not accept");
    }
  });
});

test("tells a cancelled visit to Google from a failed one", () => {
  expect(explainGoogleError("access_denied")).toContain("cancelled");
  expect(explainGoogleError("account_not_linked")).toContain("password");
  expect(explainGoogleError("email_not_found")).toContain("not verified");
  expect(explainGoogleError("state_mismatch")).toContain("another browser");
  for (const unknown of ["<b>x</b>", "constructor", ""])
    expect(explainGoogleError(unknown)).toContain("Google sign-in failed");
});
