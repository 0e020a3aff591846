import { beforeAll, describe, expect, test } from "vitest";
import { setRoleInDatabase, signInAgain, signUpAdmin } from "../../people/admins";
import { asBearer, send } from "../../server/responses";
import { callerAs } from "../../server/caller";
import { openConnection } from "../../database/database";
import { impostorsOf } from "../../hostile/impostors";
import { type Person, signUp } from "../../people/people";
import { startServer, type TestServer } from "../../server/runtime";
import { auditEntries } from "../../people/audit-log";
import { inputOf, prepareInputs } from "../../features";
import { mint, secondsFromNow } from "../../people/tokens";
import { isPermitted } from "~/server/auth/permissions";
import { proceduresOf } from "~/server/operations/catalogue";
import { appRouter } from "~/server/router";

async function prepare() {
  const sql = openConnection(server.databaseUrl);
  await prepareInputs(sql);
  await sql.end();
}

/** Inputs of procedures about a user, whom the actions concern. */
const inputFor = (name: string) => {
  const { userId: id } = ada;
  const ids = { task: id, trashed: id, project: id, section: id, view: id, reminder: id, comment: id, device: id };
  return inputOf(name, { person: id, session: id, ...ids });
};

const procedures = proceduresOf(appRouter).filter(({ meta }) => meta.permission !== undefined);

const sharedSecret = "a secret that services of our own share 4f8b2c";
let server: TestServer;
let admin: Person;
/** The user whom the actions concern. */
let ada: Person;
/** The headers of authenticated callers who are no administrators, by the reason. */
const otherUsers = new Map<string, Record<string, string>>();
let impostors: Awaited<ReturnType<typeof impostorsOf>>;

const addCallers = (what: string, { token, cookie, server: { runtime } }: Person) => {
  otherUsers.set(`${what}, by Bearer token`, { authorization: `Bearer ${token}` });
  otherUsers.set(`${what}, by cookie`, { cookie, origin: runtime.origin });
};

beforeAll(async () => {
  server = await startServer({ JWT_SHARED_SECRET: sharedSecret });
  admin = await signUpAdmin({ server });
  ada = await signUp({ server });
  addCallers("a user", await signUp({ server }));

  const banned = await signUpAdmin({ server });
  await callerAs(admin).users.ban.mutate({ id: banned.userId, reason: "Left the company" });
  addCallers("a banned administrator", banned);

  const former = await signUpAdmin({ server });
  await setRoleInDatabase(former, "user");
  addCallers("an administrator demoted a moment ago", former);

  const promoted = await signUp({ server });
  await setRoleInDatabase(promoted, "owner");
  addCallers("a user with an unknown role", await signInAgain(promoted));

  const { origin } = server.runtime;
  const claims = { iss: `${origin}/service`, aud: `${origin}/api`, iat: secondsFromNow(0), exp: secondsFromNow(60) };
  const service = { kid: "shared", algorithm: "HS256", privateKey: Buffer.from(sharedSecret) };
  const token = await mint(service, { ...claims, sub: admin.userId });
  otherUsers.set("a service in the name of an administrator", { authorization: `Bearer ${token}` });
  impostors = await impostorsOf(admin);
});

test("every action leaves an event, and so does every refusal", async () => {
  const acts = procedures.filter(({ definition }) => definition.type === "mutation");
  expect(acts.filter(({ meta }) => meta.audit === undefined).map(({ name }) => name)).toEqual([]);
  const mallory = await signUp({ server });
  for (const { name } of acts) await send(asBearer(mallory), name, inputFor(name));
  const refused = { outcome: "failure", reason: "forbidden", actor_id: mallory.userId };
  const told = await auditEntries(server, { userId: mallory.userId });
  expect(told.filter(({ outcome }) => outcome === "failure")).toEqual(
    acts.map(({ meta }) => expect.objectContaining({ ...refused, kind: meta.audit })),
  );
});

test("a user may do none of it", () => {
  for (const { meta } of procedures) expect(meta.permission && isPermitted("user", meta.permission)).toBe(false);
});

/** Returns everything that the actions of the matrix could change. */
async function storedState() {
  const sql = openConnection(server.databaseUrl);
  const [state] = await sql`
    select (select count(*) from jwks) as keys, (select count(*) from audit_events where outcome = 'success' and actor_id <> user_id) as acts,
      (select count(*) from sessions) as sessions, (select json_agg(users order by id) from users) as people`;
  await sql.end();
  return state;
}

describe.each(procedures)("$name", ({ name, meta }) => {
  const input = () => inputFor(name);

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

  test("is refused to all other users, and changes nothing", async () => {
    const before = await storedState();
    for (const [what, headers] of otherUsers) {
      const isOpen = what.startsWith("a service") && meta.openToServices === true;
      const { status, data } = await send({ server, headers }, name, input());
      const isOut = what.includes("banned") || (what.includes("demoted") && what.includes("Bearer"));
      expect({ what, status, data }).toEqual({ what, status: isOpen ? 200 : isOut ? 401 : 403, data: undefined });
    }
    expect(await storedState()).toEqual(before);
  });

  test("is refused to every impostor of an administrator", async () => {
    for (const [what, headers] of impostors) {
      if (what.includes("foreign page")) continue;
      const { status, data } = await send({ server, headers }, name, input());
      expect({ what, status, data }).toEqual({ what, status: 401, data: undefined });
    }
  });
});
