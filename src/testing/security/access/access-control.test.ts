import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asBearer, send } from "../../server/responses";
import { callerAs } from "../../server/caller";
import { impostorsOf } from "../../hostile/impostors";
import { declaredTables, isUnowned, perPerson } from "../../database/owned-rows";
import { type StatementRecorder, startStatementRecorder } from "../../outage/database-proxies";
import { endingProcedures, inputOf, proceduresWithInput } from "../../features";
import type { Given } from "../../feature-testing";
import { givenOf } from "../../people/given";
import { type Person, signUp } from "../../people/people";
import { serve, testRuntime, type TestServer } from "../../server/runtime";
import { claimsOf } from "../../people/tokens";
import { operationsOf } from "~/server/operations/bound-operation";
import { proceduresOf } from "~/server/operations/catalogue";
import { appRouter } from "~/server/router";

/** Procedures that anyone may call, signed in or not. */
const open = new Set<string>();
/** All procedures, except those that require a permission: they have a matrix of their own. */
const procedures = new Map(
  proceduresOf(appRouter).flatMap(({ name, definition, meta }) =>
    meta.permission === undefined ? [[name, definition.type]] : [],
  ),
);

let ada: Person;
let stranger: Person;
/** The tables whose rows belong to users. */
let owned: string[];
/** The same server, with recorded statements. */
let recorded: TestServer;
let recorder: StatementRecorder;
let impostors: Awaited<ReturnType<typeof impostorsOf>>;

beforeAll(async () => {
  [ada, stranger] = [await signUp({ name: "Ada" }), await signUp({ name: "Stranger" })];
  impostors = await impostorsOf(ada);
  owned = perPerson((await declaredTables()).map(({ value }) => value));
  recorder = await startStatementRecorder(ada.server.databaseUrl);
  recorded = serve(testRuntime(recorder.url), recorder.url);
});
afterAll(async () => {
  await recorded.close();
  await recorder.close();
});

/** Returns the session that a token was minted for. */
const sessionOf = (person: Person) => String(claimsOf(person)["sid"]);

/** Returns the ids of Ada's rows, and what reads all of them. */
async function secrets() {
  const given = await givenOf(ada, { name: "Ada's secret" });
  const { tasks, projects, sections, views, reminders, comments, tags, push } = callerAs(ada);
  const read = async () => [
    await tasks.list.query({ limit: 100 }),
    await tasks.list.query({ limit: 100, trash: true }),
    await projects.list.query(),
    await sections.list.query({ projectId: given.project }),
    await views.list.query(),
    await reminders.list.query(),
    await comments.list.query(),
    await tags.list.query(),
    await push.devices.query(),
  ];
  return { given, read };
}

test("a statement that forgets the owner of a row is found", () => {
  const forgetful = [
    `select "id" from "tasks" where "tasks"."id" = $1`,
    `update "tasks" set "title" = $1 where "id" = $2`,
    `with "changed" as (delete from "sessions" where "id" = $1 returning "id") select from "changed"`,
    `select from "accounts" where "user_id" = $1 and exists (select from "passkeys" where "id" = $2)`,
  ];
  for (const statement of forgetful) expect([statement, isUnowned(statement, owned)]).toEqual([statement, true]);
  expect(isUnowned(`select "id" from "tasks" where ("tasks"."user_id" = $1 and "tasks"."id" = $2)`, owned)).toBe(false);
});

test("every procedure is in the matrix, and nothing else is", () => {
  const advice =
    "give `inputs` in the feature's feature.testing.ts a line for each procedure, with which its owner succeeds: `pin: ({ task }) => ({ id: task, pinned: true }),`";
  const all = proceduresOf(appRouter).map(({ name }) => name);
  expect(proceduresWithInput.toSorted(), advice).toEqual(all.toSorted());
});

describe.each([...procedures].filter(([procedure]) => !open.has(procedure)))("%s", (procedure, type) => {
  const inputFor = (given: Given, owner = ada) =>
    inputOf(procedure, { ...given, session: sessionOf(owner), person: owner.userId });

  test("works for a signed-in user", async () => {
    const { given } = await secrets();
    const caller = endingProcedures.has(procedure) ? await signUp() : ada;
    const answer = await send(asBearer(caller), procedure, inputFor(given, caller));
    expect(answer.status).toBe(200);
  });

  test("is refused to every impostor, and changes nothing", async () => {
    const { given, read } = await secrets();
    const { server } = ada;
    const before = await read();
    for (const [what, headers] of impostors) {
      // Browsers prevent reading across sites, because no origin is allowed.
      if (what.includes("foreign page") && type !== "mutation") continue;
      const { status, refusal, data } = await send({ server, headers }, procedure, inputFor(given));
      expect({ what, status, code: refusal?.code, data }).toEqual({
        what,
        status: 401,
        code: "UNAUTHORIZED",
        data: undefined,
      });
    }
    expect(await read()).toEqual(before);
  });

  test("does not reveal to a refused caller whether the input was valid", async () => {
    const { server } = ada;
    const fine = await send({ server }, procedure, inputFor(await givenOf(stranger)));
    const wrong = await send({ server }, procedure, { userId: ada.userId, nonsense: true });
    expect({ ...wrong.refusal, requestId: "" }).toEqual({ ...fine.refusal, requestId: "" });
  });

  test("shows and gives another user nothing", async () => {
    const { given, read } = await secrets();
    const before = await read();
    const caller = endingProcedures.has(procedure) ? await signUp() : stranger;
    const input = inputFor(given);
    const answer = await send(asBearer(caller), procedure, input);
    const named = JSON.stringify(input ?? {});
    const { task, trashed, project, section, view, session, reminder, comment, device } = given;
    const isAbout = [task, trashed, `"id":"${project}"`, section, view, session, reminder, comment, device].some((id) =>
      named.includes(id),
    );
    const refersTo = named.includes(project);
    expect(answer.status).toBe(isAbout ? 403 : refersTo ? 400 : 200);
    expect(JSON.stringify(answer)).not.toMatch(/secret/);
    expect(await read()).toEqual(before);
  });

  test("names the owner of rows in every statement", async () => {
    const { given } = await secrets();
    const caller = endingProcedures.has(procedure) ? await signUp() : ada;
    const headers = { authorization: `Bearer ${caller.token}` };
    const statements = await recorder.during(() =>
      send({ server: recorded, headers }, procedure, inputFor(given, caller)),
    );
    expect(statements.length).toBeGreaterThan(0);
    expect(statements.filter((statement) => isUnowned(statement, owned))).toEqual([]);
  });
});

describe.each(operationsOf(appRouter))("REST: $method $path", ({ method, alias, path, input }) => {
  const methods = alias === undefined ? [method] : [method, alias];
  const request = (headers: Record<string, string>, { task, project, section, view }: Given, verb: string) => {
    const id = path.startsWith("/projects/")
      ? project
      : path.startsWith("/sections/")
        ? section
        : path.startsWith("/views/")
          ? view
          : task;
    const fields = input === undefined || verb === "GET" ? undefined : JSON.stringify({ title: "Changed" });
    return ada.server.fetch(`/api${path.replace("{id}", id)}`, {
      method: verb,
      headers: { ...headers, ...(fields === undefined ? {} : { "content-type": "application/json" }) },
      ...(fields === undefined ? {} : { body: fields }),
    });
  };

  test("is refused to every impostor, and changes nothing", async () => {
    const { given, read } = await secrets();
    const before = await read();
    for (const verb of methods) {
      for (const [what, headers] of impostors) {
        if (what.includes("foreign page") && verb === "GET") continue;
        const answer = await request(headers, given, verb);
        expect({ what, status: answer.status }).toEqual({ what, status: 401 });
        expect(answer.headers.get("www-authenticate")).toMatch(/^Bearer/);
        expect(await answer.text()).not.toContain("secret");
      }
    }
    expect(await read()).toEqual(before);
  });

  test("shows and gives another user nothing", async () => {
    const { given, read } = await secrets();
    const before = await read();
    for (const verb of methods) {
      const answer = await request({ authorization: `Bearer ${stranger.token}` }, given, verb);
      expect(answer.status).toBeLessThan(500);
      expect(await answer.text()).not.toContain("secret");
    }
    expect(await read()).toEqual(before);
  });
});
