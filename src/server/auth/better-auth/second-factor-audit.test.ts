import { expect, test } from "vitest";
import { postJson, type Person } from "~/testing/people/people";
import { createSoftwarePasskey } from "~/testing/people/software-passkey";
import {
  addPasskey,
  forgetCodes,
  giveCode,
  givePassword,
  signInWithPasskey,
  signUpWithSecondFactor,
} from "~/testing/people/second-factor";
import { auditEntries } from "~/testing/people/audit-log";

/** Returns kind, outcome and any method of the events after the first `skipped`. */
async function told({ server, userId }: Person, skipped: number) {
  const events = await auditEntries(server, { userId });
  return events
    .slice(skipped)
    .map(({ kind, outcome, details }) =>
      [kind, outcome, ...(details?.method === undefined ? [] : [details.method])].join(" "),
    );
}

const enrolled = [
  "account.created success password",
  "session.started success password",
  "second_factor.setup_started success",
  "second_factor.enabled success authenticator",
];

test("setting up, both steps of a sign-in, and each code that was wrong are told to the owner", async () => {
  const ada = await signUpWithSecondFactor();
  expect(await told(ada, 0)).toEqual(enrolled);

  const { cookie } = await givePassword(ada);
  await giveCode(ada, cookie, { code: "000000" });
  await giveCode(ada, cookie, { code: ada.codeIn(1) });
  expect(await told(ada, enrolled.length)).toEqual([
    "second_factor.requested success password",
    "session.started failure authenticator",
    "session.started success authenticator",
  ]);
});

test("a backup code that signed a user in is recorded as such, and so are new codes and turning it off", async () => {
  const ada = await signUpWithSecondFactor();
  const { cookie } = await givePassword(ada);
  await giveCode(ada, cookie, { code: "wrong-codes" }, "backup-code");
  await forgetCodes(ada);
  await giveCode(ada, cookie, { code: ada.backupCodes[0] ?? "" }, "backup-code");
  const { password } = ada;
  await postJson(ada.server, "/api/auth/two-factor/generate-backup-codes", { password }, { cookie: ada.cookie });
  await postJson(ada.server, "/api/auth/two-factor/disable", { password }, { cookie: ada.cookie });
  expect(await told(ada, enrolled.length)).toEqual([
    "second_factor.requested success password",
    "session.started failure backup_code",
    "second_factor.backup_code_used success",
    "session.started success backup_code",
    "second_factor.codes_renewed success",
    "second_factor.disabled success",
  ]);
});

test("a passkey that was added, one that signed a user in, and one that was refused are recorded", async () => {
  const ada = await signUpWithSecondFactor();
  const key = createSoftwarePasskey();
  await addPasskey(ada, key);
  await signInWithPasskey(ada.server, key);
  await signInWithPasskey(ada.server, key, { origin: "https://evil.example" });
  expect(await told(ada, enrolled.length)).toEqual([
    "passkey.added success",
    "session.started success passkey",
    "session.started failure passkey",
  ]);
});
