import { eq } from "drizzle-orm";
import { decodeJwt } from "jose";
import { describe, expect, test } from "vitest";
import { users } from "../tables";
import { confirmAddress, mailTo, mailsTo } from "~/testing/mail/mailbox";
import { cookieFrom, newEmail, type Person, postJson, signUp, tokenFor } from "~/testing/people/people";

const ask = ({ server, cookie }: Person, email: string) =>
  postJson(server, "/api/auth/change-email", { newEmail: email }, { cookie });
const follow = ({ server, cookie }: Person, step: "approve" | "confirm", token: string) =>
  postJson(server, `/api/auth/change-email/${step}`, { token }, { cookie });
const emailOf = async ({ server, userId }: Person) =>
  (await server.runtime.database.db.select().from(users).where(eq(users.id, userId)))[0]?.email;

/** A user whose address is confirmed. */
async function confirmed(): Promise<Person> {
  const person = await signUp();
  await confirmAddress(person);
  return person;
}

async function approved(person: Person, email: string) {
  await ask(person, email);
  const { token } = await mailTo(person.server, person.email, "approve-email-change");
  return follow(person, "approve", token);
}

describe("changing the address", () => {
  test("is approved at the old one, confirmed at the new one, notified to the old one, and signs no user in", async () => {
    const ada = await confirmed();
    const email = newEmail();
    const asked = await ask(ada, email);
    expect(await asked.json()).toEqual({ status: true, approval: true });
    expect(await mailsTo(ada.server, email)).toEqual([]);
    const first = await mailTo(ada.server, ada.email, "approve-email-change");
    expect(first.text).toContain(email);
    const approval = await follow(ada, "approve", first.token);
    const second = await mailTo(ada.server, email, "confirm-email-change");
    expect(await emailOf(ada)).toBe(ada.email);
    const visitor = { token: second.token, password: ada.password };
    const confirmation = await postJson(ada.server, "/api/auth/change-email/confirm", visitor);
    expect([approval.status, confirmation.status]).toEqual([200, 200]);
    expect([cookieFrom(approval), cookieFrom(confirmation)]).toEqual(["", ""]);
    expect(await emailOf(ada)).toBe(email);
    expect((await mailTo(ada.server, ada.email, "email-changed")).text).toContain(email);
    const signIn = await postJson(ada.server, "/api/auth/sign-in/email", { email, password: ada.password });
    expect(signIn.status).toBe(200);
  });

  test("gives the session's token the new address", async () => {
    const ada = await confirmed();
    const email = newEmail();
    await approved(ada, email);
    await follow(ada, "confirm", (await mailTo(ada.server, email, "confirm-email-change")).token);
    const claims = async () => decodeJwt(await tokenFor(ada.cookie, ada.server));
    await expect.poll(claims).toMatchObject({ sub: ada.userId, email });
  });

  test("works once per link, and not with a link for the other step", async () => {
    const ada = await confirmed();
    const email = newEmail();
    await approved(ada, email);
    const first = await mailTo(ada.server, ada.email, "approve-email-change");
    const second = await mailTo(ada.server, email, "confirm-email-change");
    expect((await follow(ada, "approve", first.token)).status).toBe(400);
    expect((await follow(ada, "approve", second.token)).status).toBe(400);
    const both = await Promise.all([follow(ada, "confirm", second.token), follow(ada, "confirm", second.token)]);
    expect(both.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 400]);
    expect(await mailsTo(ada.server, email)).toHaveLength(1);
  });

  test("ends links that were sent to the old address", async () => {
    const ada = await confirmed();
    const email = newEmail();
    await postJson(ada.server, "/api/auth/request-password-reset", { email: ada.email });
    const { token } = await mailTo(ada.server, ada.email, "reset-password");
    await approved(ada, email);
    await follow(ada, "confirm", (await mailTo(ada.server, email, "confirm-email-change")).token);
    const body = { token, newPassword: "water the ferns on friday" };
    expect((await postJson(ada.server, "/api/auth/reset-password", body)).status).toBe(400);
  });

  test("to one that is taken answers the same at every step, and never happens", async () => {
    const [ada, bob] = [await confirmed(), await confirmed()];
    const [free, taken] = [newEmail(), bob.email];
    const asked = [await (await ask(ada, free)).text(), await (await ask(ada, taken)).text()];
    expect(asked[0]).toBe(asked[1]);
    const answer = await approved(ada, taken);
    expect(await answer.json()).toEqual({ status: true, newEmail: taken });
    expect((await mailsTo(ada.server, taken)).map(({ kind }) => kind)).toEqual(["verify-email"]);
    expect(await emailOf(ada)).toBe(ada.email);
  });

  test("to one that was taken meanwhile does not happen", async () => {
    const ada = await confirmed();
    const email = newEmail();
    await approved(ada, email);
    await signUp({ email });
    const { token } = await mailTo(ada.server, email, "confirm-email-change");
    expect((await follow(ada, "confirm", token)).status).toBe(400);
    expect(await emailOf(ada)).toBe(ada.email);
  });

  test("of an address that was never confirmed needs only the new one: a slip in it can be mended", async () => {
    const ada = await signUp();
    const email = newEmail();
    expect(await (await ask(ada, email)).json()).toEqual({ status: true, approval: false });
    await follow(ada, "confirm", (await mailTo(ada.server, email, "confirm-email-change")).token);
    expect(await emailOf(ada)).toBe(email);
  });

  test("needs a session, an address, and another one than before", async () => {
    const ada = await signUp();
    expect((await ask({ ...ada, cookie: "" }, newEmail())).status).toBe(401);
    expect((await ask(ada, "ada")).status).toBe(400);
    expect((await (await ask(ada, ada.email.toUpperCase())).json()).code).toBe("SAME_EMAIL");
  });
});

describe("the profile", () => {
  const update = ({ server, cookie }: Person, body: object) =>
    postJson(server, "/api/auth/update-user", body, { cookie });

  test("takes a name, and nothing else", async () => {
    const ada = await signUp();
    expect((await update(ada, { name: "Augusta" })).status).toBe(200);
    const others = { image: "https://example.com/a.png", email: newEmail(), role: "admin", emailVerified: true };
    for (const [field, value] of Object.entries(others)) {
      const answer = await update(ada, { name: "Changed", [field]: value });
      expect([field, answer.status]).toEqual([field, 400]);
    }
    const [row] = await ada.server.runtime.database.db.select().from(users).where(eq(users.id, ada.userId));
    expect(row).toMatchObject({ name: "Augusta", image: null, email: ada.email, role: "user", emailVerified: false });
  });
});
