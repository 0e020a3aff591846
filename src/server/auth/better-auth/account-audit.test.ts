import { expect, test } from "vitest";
import { mailTo } from "~/testing/mail/mailbox";
import { newEmail, postJson, signUp } from "~/testing/people/people";
import { testServer } from "~/testing/server/runtime";
import { auditEntries } from "~/testing/people/audit-log";
import { nilUserId } from "../../audit/table";

let calls = 0;

/** Calls an endpoint; returns what the audit log records of exactly this call. */
async function told(path: string, body: object, cookie?: string) {
  const server = await testServer();
  const requestId = `flow-trail-${(calls += 1).toString().padStart(6, "0")}`;
  const headers = { "x-request-id": requestId, ...(cookie === undefined ? {} : { cookie }) };
  await postJson(server, `/api/auth${path}`, body, headers);
  const events = await auditEntries(server, { requestId });
  return events.map(({ kind, outcome, user_id, reason }) => ({ kind, outcome, userId: user_id, reason }));
}

const success = { outcome: "success", reason: null };

test("an address that is confirmed and changed, each step is told to its owner, and so is the end of the account", async () => {
  const ada = await signUp();
  const { server, userId, cookie } = ada;
  const email = newEmail();
  const verify = await mailTo(server, ada.email, "verify-email");
  expect(await told("/verify-email", { token: verify.token }, cookie)).toEqual([
    { ...success, kind: "email.verified", userId },
  ]);
  expect(await told("/change-email", { newEmail: email }, cookie)).toEqual([
    { ...success, kind: "email.change_requested", userId },
  ]);
  const approve = await mailTo(server, ada.email, "approve-email-change");
  expect(await told("/change-email/approve", { token: approve.token })).toEqual([
    { ...success, kind: "email.change_approved", userId },
  ]);
  const confirm = await mailTo(server, email, "confirm-email-change");
  expect(await told("/change-email/confirm", { token: confirm.token }, cookie)).toEqual([
    { ...success, kind: "email.changed", userId },
  ]);
  expect(await told("/delete-user", { confirmation: email, password: ada.password }, cookie)).toEqual([
    { ...success, kind: "account.deleted", userId },
  ]);
});

test("an address that is confirmed by who is not signed in is told with the password that was wrong, and the one that was set", async () => {
  const ada = await signUp();
  const { userId } = ada;
  const { token } = await mailTo(ada.server, ada.email, "verify-email");
  expect(await told("/verify-email", { token })).toEqual([]);
  expect(await told("/verify-email", { token, password: "a guess of mine" })).toEqual([
    { kind: "email.verified", outcome: "failure", reason: "invalid_password", userId },
  ]);
  expect(await told("/verify-email", { token, newPassword: "water the ferns on friday" })).toEqual([
    { ...success, kind: "email.verified", userId },
    { ...success, kind: "password.reset", userId },
  ]);
});

test("a link that is followed in a session of another account is recorded for its own account, and not again once it is used", async () => {
  const [ada, bob] = [await signUp(), await signUp()];
  const { userId } = ada;
  const { token } = await mailTo(ada.server, ada.email, "verify-email");
  expect(await told("/verify-email", { token, password: "a guess of mine" }, bob.cookie)).toEqual([
    { kind: "email.verified", outcome: "failure", reason: "invalid_password", userId },
  ]);
  expect(await told("/verify-email", { token, password: ada.password }, bob.cookie)).toEqual([
    { ...success, kind: "email.verified", userId },
  ]);
  for (const cookie of [undefined, ada.cookie, bob.cookie])
    expect(await told("/verify-email", { token }, cookie)).toEqual([]);
});

test.each([
  ["/verify-email", "email.verified"],
  ["/change-email/approve", "email.change_approved"],
  ["/change-email/confirm", "email.changed"],
])("a made-up link at %s is recorded for no account", async (path, kind) => {
  const failure = { kind, outcome: "failure", userId: nilUserId, reason: "invalid_token" };
  expect(await told(path, { token: "made-up" })).toEqual([failure]);
});
