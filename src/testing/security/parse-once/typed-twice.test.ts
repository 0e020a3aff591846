import { hash as bcrypt } from "@node-rs/bcrypt";
import { beforeAll, describe, expect, test } from "vitest";
import { openConnection } from "../../database/database";
import { cookieFrom, newEmail, type Person, postJson, signUp } from "../../people/people";
import { testServer, type TestServer } from "../../server/runtime";

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});

async function nameOf(cookie: string): Promise<unknown> {
  const answer = await server.fetch("/api/auth/get-session", { headers: { cookie } });
  return answer.json();
}

describe("a name", () => {
  test.each([
    ["Jo\u0308rg", "Jörg"],
    ["  Zoe\u0308 ", "Zoë"],
    ["نمی\u200cخواهم", "نمی\u200cخواهم"],
    ["ක්\u200dෂ 👩\u200d👩\u200d👧", "ක්\u200dෂ 👩\u200d👩\u200d👧"],
  ])("given as %j is stored as %j, at sign-up and when it is changed", async (given, kept) => {
    const { cookie } = await signUp({ name: given });
    expect(await nameOf(cookie)).toMatchObject({ user: { name: kept } });
    const other = await signUp();
    const changed = await postJson(server, "/api/auth/update-user", { name: given }, { cookie: other.cookie });
    expect(changed.status).toBe(200);
    expect(await nameOf(cookieFrom(changed, other.cookie))).toMatchObject({ user: { name: kept } });
  });

  test.each(["\u200b", "\u200d\u200c", "\u3164", "\u2800", "\u00ad", "\u202e\u2069", "\u{e0041}", "\ufe0f \u034f"])(
    "of which nothing can be seen is none: %j",
    async (name) => {
      const body = { name, email: newEmail(), password: "a long enough password" };
      const answer = await postJson(server, "/api/auth/sign-up/email", body);
      expect([answer.status, await answer.json()]).toMatchObject([400, { errors: { name: ["Write a name."] } }]);
      const ada = await signUp();
      const changed = await postJson(server, "/api/auth/update-user", { name }, { cookie: ada.cookie });
      expect(changed.status).toBe(400);
    },
  );

  test("is as long as its characters, and the error of a long one has its length", async () => {
    expect((await signUp({ name: "🌱".repeat(100) })).name).toHaveLength(200);
    const body = { name: "e\u0301".repeat(101), email: newEmail(), password: "a long enough password" };
    const answer = await postJson(server, "/api/auth/sign-up/email", body);
    expect(await answer.json()).toMatchObject({ errors: { name: ["Use at most 100 characters. This has 101."] } });
  });
});

describe("a password with an accent works from every keyboard", () => {
  const spellings = ["NFC", "NFD"] as const;
  const written = "motdepasse très sûr à moi";
  const signIn = async ({ email }: Pick<Person, "email">, password: string) =>
    (await postJson(server, "/api/auth/sign-in/email", { email, password })).status;

  test.each(spellings)("where it was chosen in %s", async (form) => {
    const body = { name: "Ada", email: newEmail(), password: written.normalize(form) };
    expect((await postJson(server, "/api/auth/sign-up/email", body)).status).toBe(200);
    for (const typed of spellings) expect(await signIn(body, written.normalize(typed))).toBe(200);
    expect(await signIn(body, written.normalize("NFD").replaceAll(/\p{M}/gu, ""))).toBe(401);
  });

  test.each(spellings.flatMap((form) => spellings.map((typed) => [form, typed] as const)))(
    "where another product hashed it in %s, and it is typed in %s",
    async (form, typed) => {
      const ada = await signUp();
      const database = openConnection(server.databaseUrl);
      const hash = await bcrypt(written.normalize(form), 4);
      await database`update accounts set password = ${hash} where user_id = ${ada.userId}`;
      await database.end();
      expect(await signIn(ada, written.normalize("NFD").replaceAll(/\p{M}/gu, ""))).toBe(401);
      expect(await signIn(ada, written.normalize(typed))).toBe(200);
    },
  );
});
