import { beforeAll, describe, expect, test } from "vitest";
import { callerAs } from "~/testing/server/caller";
import { type Person, postJson, signUp } from "~/testing/people/people";
import {
  addPasskey,
  askForChallenge,
  givePassword,
  isSignedIn,
  expireStepUp,
  type PersonWithSecondFactor,
  signInWithPasskey,
  signUpWithSecondFactor,
} from "~/testing/people/second-factor";
import { createSoftwarePasskey, type SoftwarePasskey } from "~/testing/people/software-passkey";

let ada: PersonWithSecondFactor;
let bob: Person;
let key: SoftwarePasskey;

beforeAll(async () => {
  ada = await signUpWithSecondFactor();
  bob = await signUp({ server: ada.server });
  key = createSoftwarePasskey();
  await addPasskey(ada, key, "Ada's laptop");
});

const passkeysOf = async (person: Person) => (await callerAs(person).security.factors.query()).passkeys;

describe("a passkey", () => {
  test("signs in by itself, where it checked who uses it: that is two factors", async () => {
    const { answer, cookie } = await signInWithPasskey(ada.server, key);
    const text = await answer.text();
    expect(answer.status, text).toBe(200);
    expect(text).not.toContain('"token"');
    expect(await isSignedIn(ada.server, cookie)).toBe(true);
  });

  test("that did not check who uses it does not, but beside the password it does", async () => {
    const alone = await signInWithPasskey(ada.server, key, { verified: false });
    expect([alone.answer.status, await alone.answer.json()]).toMatchObject([
      401,
      { code: "USER_VERIFICATION_REQUIRED" },
    ]);
    expect(await isSignedIn(ada.server, alone.cookie)).toBe(false);
    const { cookie } = await givePassword(ada);
    const beside = await signInWithPasskey(ada.server, key, { cookie, verified: false });
    expect(beside.asked).toMatchObject({ allowCredentials: [{ id: key.id }] });
    expect(beside.answer.status).toBe(200);
    expect(await isSignedIn(ada.server, beside.cookie)).toBe(true);
    expect(beside.cookie).not.toContain("two_factor");
  });

  test("of another user is no second factor for this password", async () => {
    const other = createSoftwarePasskey();
    const eve = await signUp({ server: ada.server });
    expect((await addPasskey(eve, other)).status).toBe(200);
    const { cookie } = await givePassword(ada);
    const { answer } = await signInWithPasskey(ada.server, other, { cookie, verified: false });
    expect(answer.status).toBe(401);
  });

  test("is refused when its counter does not grow", async () => {
    const refused = await signInWithPasskey(ada.server, key, { counter: 1 });
    expect(refused.answer.status).toBe(400);
    expect(refused.cookie).not.toMatch(/session/);
  });

  test("is refused for an answer that was given before, and from another site", async () => {
    const { response, answer, cookie } = await signInWithPasskey(ada.server, key);
    expect(answer.status).toBe(200);
    const replayed = await postJson(ada.server, "/api/auth/passkey/verify-authentication", { response }, { cookie });
    expect(replayed.status).toBe(400);
    const elsewhere = await askForChallenge(ada.server, "authenticate", "");
    const stale = await postJson(
      ada.server,
      "/api/auth/passkey/verify-authentication",
      { response },
      { cookie: elsewhere.cookie },
    );
    expect(stale.status).toBe(400);
    const phished = await signInWithPasskey(ada.server, key, { origin: "https://kee1.example.com" });
    expect(phished.answer.status).toBe(400);
  });

  test("that no account has is refused", async () => {
    const { answer } = await signInWithPasskey(ada.server, createSoftwarePasskey());
    expect(answer.status).toBe(401);
  });

  test("cannot be added twice, nor with a challenge of another user", async () => {
    expect((await addPasskey(ada, key)).status).toBe(400);
    const ceremony = await askForChallenge(ada.server, "register", bob.cookie);
    const response = createSoftwarePasskey().create(ceremony);
    const headers = { cookie: `${ada.cookie}; ${ceremony.challengeCookie}` };
    const answer = await postJson(ada.server, "/api/auth/passkey/verify-registration", { response }, headers);
    expect(answer.status).toBe(401);
    expect(await passkeysOf(bob)).toEqual([]);
  });

  test("has a name, which its owner changes, and is removed by its owner; no other user can do either", async () => {
    const eve = await signUp({ server: ada.server });
    const own = createSoftwarePasskey();
    expect((await addPasskey(eve, own)).status).toBe(200);
    const [added] = await passkeysOf(eve);
    expect(added).toMatchObject({ name: "Passkey", isSynced: false });
    const id = added?.id ?? "";
    for (const [path, body] of [
      ["update-passkey", { id, name: "Mine now" }],
      ["delete-passkey", { id }],
    ] as const) {
      const refused = await postJson(ada.server, `/api/auth/passkey/${path}`, body, { cookie: bob.cookie });
      expect([path, refused.status]).toEqual([path, 401]);
    }
    const asEve = { cookie: eve.cookie };
    const renamed = await postJson(ada.server, "/api/auth/passkey/update-passkey", { id, name: " Desk " }, asEve);
    expect(renamed.status).toBe(200);
    expect(await passkeysOf(eve)).toMatchObject([{ id, name: "Desk" }]);
    expect((await postJson(ada.server, "/api/auth/passkey/delete-passkey", { id }, asEve)).status).toBe(200);
    expect(await passkeysOf(eve)).toEqual([]);
    expect((await signInWithPasskey(ada.server, own)).answer.status).toBe(401);
  });

  test("is added and removed only by who has confirmed lately", async () => {
    const eve = await signUp({ server: ada.server });
    await expireStepUp(eve);
    const headers = { cookie: eve.cookie };
    const options = await ada.server.fetch("/api/auth/passkey/generate-register-options", { headers });
    expect([options.status, await options.json()]).toMatchObject([
      403,
      { code: "confirmation_required", methods: ["password"] },
    ]);
    const removal = { id: "019a0000-0000-7000-8000-000000000000" };
    const removing = await postJson(ada.server, "/api/auth/passkey/delete-passkey", removal, headers);
    expect(removing.status).toBe(403);
  });
});

describe("whatever is sent", () => {
  const paths = [
    "passkey/verify-registration",
    "passkey/verify-authentication",
    "passkey/delete-passkey",
    "passkey/update-passkey",
    "two-factor/enable",
    "two-factor/disable",
    "two-factor/verify-totp",
    "two-factor/verify-backup-code",
    "two-factor/generate-backup-codes",
    "confirm",
  ];
  const long = "x".repeat(100_000);
  const bodies: unknown[] = [
    {},
    [],
    null,
    "text",
    { response: null },
    { response: "x" },
    { response: { id: { $ne: 1 } } },
    { response: { id: ["a"], rawId: 1, type: "public-key", response: {} } },
    { id: "not-an-id", name: "x" },
    { id: 7, name: long },
    { password: 7, code: 7, id: null },
    { password: "x", method: "otp" },
    { code: long, password: "x" },
    { code: "123456", trustDevice: "yes" },
    { code: "123456", disableSession: true },
    { password: long },
  ];

  test.each(paths)("to %s is no fault of the server", async (path) => {
    const { cookie: waiting } = await givePassword(ada);
    const { cookie: asked } = await askForChallenge(ada.server, "authenticate", "");
    const malformed = { ...key.create({ challenge: "eA", origin: "x", rpId: "x" }), id: "AAAA", rawId: "AAAA" };
    for (const cookie of ["", waiting, asked, bob.cookie]) {
      for (const body of [
        ...bodies,
        { response: malformed },
        { response: key.get({ challenge: "eA", origin: "x", rpId: "x" }) },
      ]) {
        const answer = await postJson(ada.server, `/api/auth/${path}`, body, { cookie });
        expect([JSON.stringify(body)?.slice(0, 80), answer.status >= 400 && answer.status < 500]).toEqual([
          JSON.stringify(body)?.slice(0, 80),
          true,
        ]);
      }
    }
  });

  test("a registration that says something else than was asked is the sender's fault", async () => {
    const ceremony = await askForChallenge(ada.server, "register", bob.cookie);
    const response = createSoftwarePasskey().create({ ...ceremony, challenge: "c29tZXRoaW5nIGVsc2U" });
    const headers = { cookie: ceremony.cookie };
    const answer = await postJson(ada.server, "/api/auth/passkey/verify-registration", { response }, headers);
    expect([answer.status, await answer.json()]).toMatchObject([400, { code: "FAILED_TO_VERIFY_REGISTRATION" }]);
  });

  test.each(["two-factor/send-otp", "two-factor/verify-otp", "two-factor/get-totp-uri"])(
    "%s is not there",
    async (path) => {
      const answer = await postJson(
        ada.server,
        `/api/auth/${path}`,
        { password: ada.password },
        { cookie: ada.cookie },
      );
      expect(answer.status).toBe(404);
    },
  );
});
