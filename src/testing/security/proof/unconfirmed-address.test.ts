import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { confirmAddress } from "../../mail/mailbox";
import { newEmail, type Person, postJson, signUp } from "../../people/people";
import { startServer, type TestServer } from "../../server/runtime";
import { addPasskey, signUpWithSecondFactor } from "../../people/second-factor";
import { createSoftwarePasskey } from "../../people/software-passkey";

const google = { GOOGLE_CLIENT_ID: "keel.test", GOOGLE_CLIENT_SECRET: "a secret of Google's" };
// Nothing is sent, because the jobs do not run.
const mail = { SMTP_URL: "smtp://127.0.0.1:9", MAIL_FROM: "keel@mail.example.com" };

const post = ({ server, cookie }: Person, path: string, body: object) =>
  postJson(server, `/api/auth${path}`, body, { cookie });

/** Methods that recover the account, or move it elsewhere. */
const attached: [string, (person: Person) => Promise<Response>][] = [
  [
    "a passkey",
    ({ server, cookie }) => server.fetch("/api/auth/passkey/generate-register-options", { headers: { cookie } }),
  ],
  ["an authenticator", (ada) => post(ada, "/two-factor/enable", { password: ada.password })],
  ["another address", (ada) => post(ada, "/change-email", { newEmail: newEmail() })],
  ["Google", (ada) => post(ada, "/link-social", { provider: "google", callbackURL: "/", errorCallbackURL: "/" })],
];

describe("where mail is delivered", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ ...mail, ...google });
  });
  afterAll(() => server.close());

  test.each(attached)("%s waits until the address is confirmed, and says so", async (_what, attach) => {
    const ada = await signUp({ server });
    const early = await attach(ada);
    expect([early.status, await early.json()]).toEqual([
      403,
      expect.objectContaining({ code: "EMAIL_NOT_VERIFIED", message: expect.stringContaining("Confirm your e-mail") }),
    ]);
    await confirmAddress(ada);
    expect((await attach(ada)).status).toBe(200);
  });

  test("a setup started before the address had to be confirmed is not completed", async () => {
    const ada = await signUp({ server });
    for (const [path, body] of [
      ["/passkey/verify-registration", { response: {} }],
      ["/two-factor/verify-totp", { code: "123456" }],
    ] as const) {
      const answer = await post(ada, path, body);
      expect([path, answer.status >= 400 && answer.status < 500]).toEqual([path, true]);
    }
  });

  test("signing in and other actions are not restricted", async () => {
    const ada = await signUp({ server });
    expect((await post(ada, "/update-user", { name: "Augusta" })).status).toBe(200);
    const body = { currentPassword: ada.password, newPassword: "water the ferns on friday" };
    expect((await post(ada, "/change-password", body)).status).toBe(200);
  });
});

describe("where no mail is delivered, so that no address could be confirmed", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer(google);
  });
  afterAll(() => server.close());

  test.each(attached)("%s waits for nothing", async (_what, attach) => {
    expect((await attach(await signUp({ server }))).status).toBe(200);
  });

  test("a passkey and a second factor can be set up", async () => {
    const ada = await signUpWithSecondFactor(server);
    expect((await addPasskey(ada, createSoftwarePasskey())).status).toBe(200);
  });
});
