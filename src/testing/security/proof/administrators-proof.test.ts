import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { proceduresOf } from "~/server/operations/catalogue";
import { appRouter } from "~/server/router";
import { signUpAdmin } from "../../people/admins";
import { asBearer, send } from "../../server/responses";
import { type Person, postJson, signUp, cookieFrom } from "../../people/people";
import { startServer, type TestServer } from "../../server/runtime";
import { addPasskey, enableSecondFactor, expireStepUp } from "../../people/second-factor";
import { createSoftwarePasskey } from "../../people/software-passkey";
import { auditEntries } from "../../people/audit-log";

const changes = proceduresOf(appRouter).filter(
  ({ meta, definition }) => meta.permission !== undefined && definition.type === "mutation",
);
const refused = z.object({ error: z.object({ data: z.object({ reason: z.string().optional() }) }) });

/** Returns how a procedure answers `person`, by cookie and by token. */
async function reasonsFor({ cookie, token, server }: Person, procedure: string, isMutation: boolean) {
  const answers = [{ cookie, origin: server.runtime.origin }, { authorization: `Bearer ${token}` }].map(async (who) => {
    const headers = { ...who, "content-type": "application/json" };
    const init = isMutation ? { method: "POST", headers, body: "{}" } : { headers };
    const answer = await server.fetch(`/api/trpc/${procedure}`, init);
    const said = refused.safeParse(await answer.json()).data;
    return [answer.status, said?.error.data.reason];
  });
  return Promise.all(answers);
}

describe("an administrator whose last proof is old", () => {
  let admin: Person;
  beforeAll(async () => {
    admin = await signUpAdmin({ server: await startServer() });
    await expireStepUp(admin);
  });
  afterAll(() => admin.server.close());

  test("has actions that require step-up", () => expect(changes.length).toBeGreaterThan(8));

  test.each(changes.map(({ name }) => name))("is asked to confirm before %s", async (name) => {
    const asked = [403, "confirmation_required"];
    expect(await reasonsFor(admin, name, true)).toEqual([asked, asked]);
  });

  test("reads without step-up, and acts after it", async () => {
    expect((await reasonsFor(admin, "users.counts", false)).map(([status]) => status)).toEqual([200, 200]);
    const { server, password, cookie } = admin;
    const confirmed = await postJson(server, "/api/auth/confirm", { password }, { cookie });
    const person = { ...admin, cookie: cookieFrom(confirmed, cookie) };
    const input = { id: admin.userId, role: "admin", reason: "Nothing changes." };
    expect((await send(asBearer(person), "users.setRole", input)).status).toBe(200);
  });

  test("is not asked for actions that are forbidden anyway", async () => {
    const ada = await signUp({ server: admin.server });
    await expireStepUp(ada);
    const forbidden = [403, undefined];
    expect(await reasonsFor(ada, "users.setRole", true)).toEqual([forbidden, forbidden]);
  });
});

describe("where administrators need a second factor, the default with DATABASE_URL", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ REQUIRE_ADMIN_SECOND_FACTOR: "" });
  });
  afterAll(() => server.close());

  test("one without it has no permissions and is told why, everywhere, and keeps the own tasks", async () => {
    const admin = await signUpAdmin({ server });
    const told = [403, "second_factor_required"];
    for (const { name, meta, definition } of proceduresOf(appRouter)) {
      if (meta.permission === undefined) continue;
      expect([name, await reasonsFor(admin, name, definition.type === "mutation")]).toEqual([name, [told, told]]);
    }
    expect((await reasonsFor(admin, "tasks.counts", false)).map(([status]) => status)).toEqual([200, 200]);
    const headers = { authorization: `Bearer ${admin.token}`, "content-type": "application/x-www-form-urlencoded" };
    const body = new URLSearchParams({ token: admin.token }).toString();
    const introspection = await server.fetch("/api/introspect", { method: "POST", headers, body });
    expect([introspection.status, await introspection.json()]).toMatchObject([403, { code: "second_factor_required" }]);
    expect(await auditEntries(server, { userId: admin.userId })).toContainEqual(
      expect.objectContaining({ kind: "user.banned", outcome: "failure", reason: "second_factor_required" }),
    );
  });

  test("one who sets up an authenticator, or adds a passkey, has them at once", async () => {
    const first = await signUpAdmin({ server });
    const enrolled = await enableSecondFactor(first);
    expect((await reasonsFor(enrolled, "users.counts", false)).map(([status]) => status)).toEqual([200, 200]);
    const second = await signUpAdmin({ server });
    expect((await addPasskey(second, createSoftwarePasskey())).status).toBe(200);
    expect((await reasonsFor(second, "users.counts", false)).map(([status]) => status)).toEqual([200, 200]);
  });

  test("other users notice nothing", async () => {
    const ada = await signUp({ server });
    const forbidden = [403, undefined];
    expect(await reasonsFor(ada, "users.counts", false)).toEqual([forbidden, forbidden]);
  });
});
