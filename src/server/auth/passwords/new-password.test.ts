import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { verifications } from "../tables";
import { mailTo } from "~/testing/mail/mailbox";
import { type Person, postJson, signUp } from "~/testing/people/people";

/** The own data of `person` as one may type them, with each of which the account would be open to who knows it. */
const spellings: [what: string, of: (person: Person) => string][] = [
  ["the name", ({ name }) => name],
  ["the name in capitals", ({ name }) => name.toUpperCase()],
  ["the name in wide letters", ({ name }) => wide(name)],
  ["the address", ({ email }) => email],
  ["the address in capitals", ({ email }) => email.toUpperCase()],
  ["the address in wide letters", ({ email }) => wide(email)],
  ["what stands before the @", ({ email }) => email.split("@")[0] ?? ""],
];

/** Full-width forms, which NFKC makes the same text again. */
const wide = (text: string) =>
  text.replaceAll(/[!-~]/g, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0));

const refusal = {
  code: "PASSWORD_IS_OWN_DATA",
  errors: { newPassword: ["Don't use your name or address."] },
};

const signsIn = async ({ server, email }: Person, password: string) =>
  (await postJson(server, "/api/auth/sign-in/email", { email, password })).status === 200;

async function resetToken({ server, email }: Person): Promise<string> {
  await postJson(server, "/api/auth/request-password-reset", { email });
  return (await mailTo(server, email, "reset-password")).token;
}

describe("changing the password", () => {
  const change = ({ server, cookie, password }: Person, newPassword: string) =>
    postJson(server, "/api/auth/change-password", { currentPassword: password, newPassword }, { cookie });

  test.each(spellings)("to %s is refused beside the field, and the old one goes on", async (_what, of) => {
    const ada = await signUp();
    const answer = await change(ada, of(ada));
    expect([answer.status, await answer.json()]).toEqual([400, expect.objectContaining(refusal)]);
    expect([await signsIn(ada, of(ada)), await signsIn(ada, ada.password)]).toEqual([false, true]);
  });

  test("to the name of another user works, and to anything without a session does not", async () => {
    const [ada, eve] = [await signUp(), await signUp({ name: "Eve Moneypenny" })];
    const visitor = await change({ ...ada, cookie: "" }, ada.name);
    expect(visitor.status).toBe(401);
    expect((await change(ada, eve.name)).status).toBe(200);
    expect(await signsIn(ada, eve.name)).toBe(true);
  });
});

describe("setting a password by a link", () => {
  const reset = ({ server }: Person, body: object, query = "") =>
    postJson(server, `/api/auth/reset-password${query}`, body);

  test.each(spellings)("to %s is refused beside the field, and the link still works", async (_what, of) => {
    const ada = await signUp();
    const token = await resetToken(ada);
    for (const answer of [
      await reset(ada, { token, newPassword: of(ada) }),
      await reset(ada, { newPassword: of(ada) }, `?token=${token}`),
    ]) {
      expect([answer.status, await answer.json()]).toEqual([400, expect.objectContaining(refusal)]);
    }
    expect(await signsIn(ada, of(ada))).toBe(false);
    expect((await reset(ada, { token, newPassword: "another long password" })).status).toBe(200);
    expect(await signsIn(ada, "another long password")).toBe(true);
  });

  test("that is none, or was used, is answered the same whatever the password is", async () => {
    const ada = await signUp();
    const used = await resetToken(ada);
    expect((await reset(ada, { token: used, newPassword: "another long password" })).status).toBe(200);
    const answers = [];
    for (const token of ["x".repeat(32), used, "", undefined]) {
      for (const newPassword of [ada.name, ada.email, "yet another password"]) {
        const answer = await reset(ada, { token, newPassword });
        answers.push([answer.status, await answer.json()]);
      }
    }
    expect(answers).toEqual(
      answers.map(() => [
        400,
        { code: "INVALID_TOKEN", message: "This link was already used or has expired. Request a new one." },
      ]),
    );
  });

  test("that has become too old says so, whatever the password is", async () => {
    const ada = await signUp();
    const token = await resetToken(ada);
    const { db } = ada.server.runtime.database;
    await db
      .update(verifications)
      .set({ expiresAt: new Date(0) })
      .where(eq(verifications.userId, ada.userId));
    expect(await (await reset(ada, { token, newPassword: ada.email })).json()).toMatchObject({ code: "INVALID_TOKEN" });
  });
});
