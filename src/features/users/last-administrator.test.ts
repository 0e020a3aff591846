import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { resignAdministration } from "~/server/auth/account/administrators";
import { signUpAdmin } from "~/testing/people/admins";
import { errorOf } from "~/testing/server/responses";
import { callerAs } from "~/testing/server/caller";
import { openConnection } from "~/testing/database/database";
import { type Person, signUp } from "~/testing/people/people";
import { startServer, type TestServer } from "~/testing/server/runtime";

let server: TestServer;
const servers: TestServer[] = [];
let ada: Person;

/** Starts an installation for each test, with one administrator. */
beforeEach(async () => {
  server = await startServer();
  servers.push(server);
  ada = await signUpAdmin({ server, name: "Ada" });
});
afterAll(() => Promise.all(servers.map(({ close }) => close())));

const reason = "We agreed on it";

async function administrators(): Promise<string[]> {
  const sql = openConnection(server.databaseUrl);
  const rows = await sql<{ id: string }[]>`
    select id from users where role = 'admin' and (banned is not true or ban_expires < now())`;
  await sql.end();
  return rows.map(({ id }) => id);
}

const lastOne = (message: RegExp) =>
  expect.objectContaining({ code: "CONFLICT", message: expect.stringMatching(message) });

describe("the last administrator", () => {
  test("cannot lose the role, and the refusal says what to do", async () => {
    const refusal = await errorOf(callerAs(ada).users.setRole.mutate({ id: ada.userId, role: "user", reason }));
    expect(refusal).toEqual(lastOne(/last administrator.*Make someone else an administrator first/));
    expect(await administrators()).toEqual([ada.userId]);
  });

  test("is still the last one beside a banned administrator", async () => {
    const banned = await signUpAdmin({ server });
    await callerAs(ada).users.ban.mutate({ id: banned.userId, reason });
    const refusal = await errorOf(callerAs(ada).users.setRole.mutate({ id: ada.userId, role: "user", reason }));
    expect(refusal).toEqual(lastOne(/last administrator/));
  });

  test("cannot ban themselves, even beside others", async () => {
    await signUpAdmin({ server });
    const refusal = await errorOf(callerAs(ada).users.ban.mutate({ id: ada.userId, reason }));
    expect(refusal).toEqual(lastOne(/cannot ban yourself/));
    expect(await administrators()).toHaveLength(2);
  });

  test("cannot delete their account; beside another one they can", async () => {
    const { db } = server.runtime.database;
    await expect(resignAdministration(db, ada.userId)).rejects.toMatchObject({ body: { code: "LAST_ADMINISTRATOR" } });
    const grace = await signUpAdmin({ server });
    await resignAdministration(db, ada.userId);
    expect(await administrators()).toEqual([grace.userId]);
    await resignAdministration(db, (await signUp({ server })).userId);
  });

  test("may step down once there is another one", async () => {
    const grace = await signUp({ server });
    await callerAs(ada).users.setRole.mutate({ id: grace.userId, role: "admin", reason });
    const after = await callerAs(ada).users.setRole.mutate({ id: ada.userId, role: "user", reason });
    expect(after.role).toBe("user");
    expect(await administrators()).toEqual([grace.userId]);
  });
});

describe("concurrently", () => {
  test("two administrators who demote each other leave one", async () => {
    const grace = await signUpAdmin({ server, name: "Grace" });
    const resignations = [
      callerAs(ada).users.setRole.mutate({ id: grace.userId, role: "user", reason }),
      callerAs(grace).users.setRole.mutate({ id: ada.userId, role: "user", reason }),
    ];
    await Promise.allSettled(resignations);
    expect(await administrators()).toHaveLength(1);
  });

  test("five who step down, are banned or delete their account leave one", async () => {
    const others = await Promise.all([1, 2, 3, 4].map(() => signUpAdmin({ server })));
    const [grace, edith, katherine, mary] = others.map(callerAs);
    const [first, second, third, fourth] = others.map(({ userId }) => userId);
    const outcomes = await Promise.allSettled([
      callerAs(ada).users.setRole.mutate({ id: ada.userId, role: "user", reason }),
      grace?.users.setRole.mutate({ id: first ?? "", role: "user", reason }),
      edith?.users.ban.mutate({ id: fourth ?? "", reason }),
      mary?.users.ban.mutate({ id: second ?? "", reason }),
      katherine && resignAdministration(server.runtime.database.db, third ?? ""),
    ]);
    expect(await administrators()).toHaveLength(1);
    expect(outcomes.filter(({ status }) => status === "rejected").length).toBeGreaterThan(0);
  });
});
