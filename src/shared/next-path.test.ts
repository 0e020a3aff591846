import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseNextPath, withNextPath } from "./next-path";

describe("the page to open after signing in", () => {
  test.each([
    ["/today", "/today"],
    ["/", "/"],
    ["/tasks?priority=high&search=a%2Fb#list", "/tasks?priority=high&search=a%2Fb#list"],
    ["/tasks?next=https://elsewhere.example", "/tasks?next=https://elsewhere.example"],
    ["/a/../today", "/today"],
    ["/apiary", "/apiary"],
    ["/change-emails", "/change-emails"],
    ["/größe", "/gr%C3%B6%C3%9Fe"],
  ])("%j leads to %j", (value, path) => {
    expect(parseNextPath(value)).toBe(path);
  });

  test.each([
    [undefined],
    [""],
    ["today"],
    ["https://elsewhere.example"],
    ["javascript:alert(1)"],
    ["//elsewhere.example"],
    ["///elsewhere.example"],
    ["/\\elsewhere.example"],
    ["\\\\elsewhere.example"],
    ["/x/..//elsewhere.example"],
    ["/./\\elsewhere.example"],
    ["/\t/elsewhere.example"],
    ["/\n/elsewhere.example"],
    ["/today\u0000"],
    ["/today\u007F"],
    [" /today"],
    ["/api"],
    ["/api/auth/sign-out"],
    ["/x/../api/auth/sign-out"],
    ["/API/auth/sign-out"],
    ["/sign-in?next=/today"],
    ["/sign-up"],
    ["/forgot-password"],
    ["/reset-password?token=x"],
    ["/Reset-Password"],
    ["/verify-email?token=x"],
    ["/change-email/approve?token=x"],
    ["/change-email/confirm"],
    [["/today", "/tasks"]],
    [`/${"a".repeat(2000)}`],
  ])("%j is refused", (value) => {
    expect(parseNextPath(value)).toBeUndefined();
  });

  test("never leaves this site, whatever is requested", () => {
    const piece = fc.oneof(fc.constantFrom("/", "\\", ".", "..", "@", ":", "\t", "elsewhere.example"), fc.string());
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const path = parseNextPath(`/${pieces.join("")}`);
        expect(new URL(path ?? "/", "https://keel.example").origin).toBe("https://keel.example");
      }),
    );
  });

  test("is kept by the link between sign-in and sign-up", () => {
    const next = "/tasks?search=a&b=%26#x";
    const link = new URL(withNextPath("/sign-up", next), "https://keel.example");
    expect(link.pathname).toBe("/sign-up");
    expect(parseNextPath(link.searchParams.get("next") ?? undefined)).toBe(next);
    expect(withNextPath("/sign-up", undefined)).toBe("/sign-up");
  });
});
