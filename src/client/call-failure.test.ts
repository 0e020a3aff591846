import { TRPCClientError } from "@trpc/client";
import { describe, expect, test } from "vitest";
import { signUpAdmin } from "~/testing/people/admins";
import { callerAs } from "~/testing/server/caller";
import { explainCallFailure } from "./call-failure";

const failureOf = (call: Promise<unknown>) =>
  call.then(
    () => new Error("The call was not refused."),
    (error: unknown) => error,
  );

describe("a failed call is explained", () => {
  test("at the field that is wrong", async () => {
    const admin = await signUpAdmin();
    const { users } = callerAs(admin);
    const failure = await failureOf(users.ban.mutate({ id: admin.userId, reason: "" }));
    expect(explainCallFailure(failure)).toEqual({ fields: { reason: "Enter a reason." } });
  });

  test("as a whole, when no field is wrong", async () => {
    const admin = await signUpAdmin();
    const failure = await failureOf(callerAs(admin).users.ban.mutate({ id: admin.userId, reason: "Testing" }));
    expect(explainCallFailure(failure)).toEqual({ fields: {}, message: "You cannot ban yourself." });
  });

  test("when there was no answer", () => {
    const failure = TRPCClientError.from(new TypeError("fetch failed"));
    expect(explainCallFailure(failure).message).toMatch(/cannot be reached/);
  });

  test("when it was no call", () => {
    expect(explainCallFailure(new Error("secret details")).message).not.toContain("secret");
  });
});
