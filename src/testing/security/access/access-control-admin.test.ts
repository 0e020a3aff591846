import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, test } from "vitest";
import { setRoleInDatabase, signInAgain, signUpAdmin } from "../../people/admins";
import { asBearer, send } from "../../server/responses";
import { callerAs } from "../../server/caller";
import { openConnection } from "../../database/database";
import { impostorsOf } from "../../hostile/impostors";
import { type Person, signUp } from "../../people/people";
import { startServer, type TestServer } from "../../server/runtime";
import { trailOn } from "../../people/audit-log";
import { mint, secondsFromNow } from "../../people/tokens";
import { isPermitted } from "~/server/auth/permissions";
import { proceduresOf } from "~/server/operations/catalogue";
import { appRouter } from "~/server/router";

/** An input of every procedure that asks for a permission, with which an administrator would succeed. `id` is somebody who has an account. */
const inputs: Record<string, (id: string) => object | undefined> = {
  "jobs.list": () => undefined,
  "mails.list": () => ({ status: "dead" }),
  "jobs.start": () => ({ name: idleJob, reason: "It is needed now" }),
  "mails.remove": () => ({ id: deadMail, reason: "Nobody reads there" }),
  "mails.retry": () => ({ id: deadMail, reason: "It can be reached again." }),
  "auditEvents.list": (id) => ({ search: id }),
  "auditEvents.export": (id) => ({ search: id, format: "csv" }),
  "users.counts": () => undefined,
  "users.list": () => ({}),
  "users.byId": (id) => ({ id }),
  "users.setRole": (id) => ({ id, role: "user", reason: "Asked for it" }),
  "users.ban": (id) => ({ id, reason: "Sends unwanted mail" }),
  "users.unban": (id) => ({ id, reason: "Promised not to" }),
  "users.revokeSession": (id) => ({ id, sessionId: id, reason: "Lost a laptop" }),
  "users.revokeSessions": (id) => ({ id, reason: "Lost a laptop" }),
  "users.resetSecondFactor": (id) => ({ id, reason: "Lost the phone" }),
  "keys.list": () => undefined,
  "keys.rotate": () => ({ reason: "A laptop was stolen" }),
};

/** Dead again before each call. */
const deadMail = uuidv7();
/** Done again before each call. */
const idleJob = "clear mail";

async function prepare() {
  const sql = openConnection(server.databaseUrl);
  await sql`
    insert into mails (id, recipient, kind, content, status) values (${deadMail}, 'a@example.com', 'verify-email', 'x', 'dead')
    on conflict (id) do update set status = 'dead'`;
  await sql`delete from pgboss.job where name = 'recurring'`;
  await sql`insert into pgboss.job (name, data, state) values ('recurring', ${sql.json({ name: idleJob, seconds: "60" })}, 'completed')`;
  await sql.end();
}

const procedures = proceduresOf(appRouter).filter(({ meta }) => meta.permission !== undefined);

const sharedSecret = "a secret that services of our own share 4f8b2c";
let server: TestServer;
let admin: Person;
/** Whom the acts concern. */
let ada: Person;
/** The headers of those who are somebody, but not an administrator, by why. */
const others = new Map<string, Record<string, string>>();
let impostors: Awaited<ReturnType<typeof impostorsOf>>;

const bothDoors = (what: string, { token, cookie, server: { runtime } }: Person) => {
  others.set(`${what}, by Bearer token`, { authorization: `Bearer ${token}` });
  others.set(`${what}, by cookie`, { cookie, origin: runtime.origin });
};

beforeAll(async () => {
  server = await startServer({ JWT_SHARED_SECRET: sharedSecret });
  admin = await signUpAdmin({ server });
  ada = await signUp({ server });
  bothDoors("a user", await signUp({ server }));

  const banned = await signUpAdmin({ server });
  await callerAs(admin).users.ban.mutate({ id: banned.userId, reason: "Left the company" });
  bothDoors("a banned administrator", banned);

  const former = await signUpAdmin({ server });
  await setRoleInDatabase(former, "user");
  bothDoors("an administrator demoted a moment ago", former);

  const promoted = await signUp({ server });
  await setRoleInDatabase(promoted, "owner");
  bothDoors("somebody with a role nobody knows", await signInAgain(promoted));

  const { origin } = server.runtime;
  const claims = { iss: `${origin}/service`, aud: `${origin}/api`, iat: secondsFromNow(0), exp: secondsFromNow(60) };
  const service = { kid: "shared", algorithm: "HS256", privateKey: Buffer.from(sharedSecret) };
  const token = await mint(service, { ...claims, sub: admin.userId });
  others.set("a service in the name of an administrator", { authorization: `Bearer ${token}` });
  impostors = await impostorsOf(admin);
});

test("every procedure that asks for a permission stands in the matrix, and nothing else does", () => {
  const advice =
    'give `inputs` in src/testing/security/access/access-control-admin.test.ts a line for each procedure, with which an administrator succeeds: `"jobs.list": () => undefined,`';
  expect(Object.keys(inputs).sort(), advice).toEqual(procedures.map(({ name }) => name).sort());
});

test("every act leaves something in the trail, and who is refused it does", async () => {
  const acts = procedures.filter(({ definition }) => definition.type === "mutation");
  expect(acts.filter(({ meta }) => meta.audit === undefined).map(({ name }) => name)).toEqual([]);
  const mallory = await signUp({ server });
  for (const { name } of acts) await send(asBearer(mallory), name, inputs[name]?.(ada.userId));
  const refused = { outcome: "failure", reason: "forbidden", actor_id: mallory.userId };
  const told = await trailOn(server, { userId: mallory.userId });
  expect(told.filter(({ outcome }) => outcome === "failure")).toEqual(
    acts.map(({ meta }) => expect.objectContaining({ ...refused, kind: meta.audit })),
  );
});

test("a user may nothing of it", () => {
  for (const { meta } of procedures) expect(meta.permission && isPermitted("user", meta.permission)).toBe(false);
});

/** What the acts of the matrix could have changed. */
async function stateOfThings() {
  const sql = openConnection(server.databaseUrl);
  const [state] = await sql`
    select (select count(*) from jwks) as keys, (select count(*) from audit_events where outcome = 'success' and actor_id <> user_id) as acts,
      (select count(*) from sessions) as sessions, (select json_agg(users order by id) from users) as people`;
  await sql.end();
  return state;
}

describe.each(procedures)("$name", ({ name, meta }) => {
  const input = () => inputs[name]?.(ada.userId);

  test("works for an administrator", async () => {
    for (const headers of [
      { authorization: `Bearer ${admin.token}` },
      { cookie: admin.cookie, origin: server.runtime.origin },
    ]) {
      await prepare();
      const answer = await send({ server, headers }, name, input());
      expect([answer.status, answer.refusal]).toEqual([200, undefined]);
    }
  });

  test("is refused to everybody else who is somebody, and does nothing", async () => {
    const before = await stateOfThings();
    for (const [what, headers] of others) {
      const isOpen = what.startsWith("a service") && meta.openToServices === true;
      const { status, data } = await send({ server, headers }, name, input());
      const isOut = what.includes("banned") || (what.includes("demoted") && what.includes("Bearer"));
      expect({ what, status, data }).toEqual({ what, status: isOpen ? 200 : isOut ? 401 : 403, data: undefined });
    }
    expect(await stateOfThings()).toEqual(before);
  });

  test("is refused to everybody who only claims to be an administrator", async () => {
    for (const [what, headers] of impostors) {
      if (what.includes("foreign page")) continue;
      const { status, data } = await send({ server, headers }, name, input());
      expect({ what, status, data }).toEqual({ what, status: 401, data: undefined });
    }
  });
});
