import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { asBearer, send as sendRpc } from "~/testing/server/responses";
import { openConnection } from "~/testing/database/database";
import { signUp, type Person } from "~/testing/people/people";
import { restAs } from "~/testing/server/rest";
import { startServer, type TestServer } from "~/testing/server/runtime";
import { toDatabaseError } from "./database-error";

let server: TestServer;
let owner: ReturnType<typeof openConnection>;
let ada: Person;
beforeAll(async () => {
  server = await startServer();
  owner = openConnection(server.databaseUrl);
  await owner.unsafe(`
    create table titles (user_id uuid, title text, primary key (user_id, title));
    create table days (day date primary key, name text not null unique);
    insert into days values ('2026-11-20', 'Friday');
    grant select on titles, days to public;
    create table plans (day date references days (day));
    insert into plans values ('2026-11-20');
    alter table tasks add foreign key (user_id, title) references titles (user_id, title),
      add foreign key (due_on) references days (day);
    create unique index on tasks (user_id, description) where description <> '';`);
  ada = await signUp({ server });
  await owner`insert into titles values (${ada.userId}, 'Read'), (${ada.userId}, 'Write')`;
});
afterAll(async () => {
  await owner.end();
  await server.close();
});

const absent = "This refers to something that does not exist.";
/** Tasks that break one rule, with the field that breaks it inside and outside. */
const refused: [what: string, task: Record<string, string>, outside: Record<string, string>, reason: string][] = [
  ["a key among a person's own rows", { title: "Sing" }, { title: "Sing" }, absent],
  [
    "a key whose field has another wire name",
    { title: "Read", dueOn: "2026-11-21" },
    { title: "Read", due_date: "2026-11-21" },
    absent,
  ],
];

test.each(refused)(
  "what the database refuses names its field, over tRPC and REST: %s",
  async (_what, task, outside, why) => {
    const rest = await restAs(ada)("POST", "/api/tasks", outside);
    const field = Object.keys(outside).at(-1) ?? "";
    expect(rest).toMatchObject({ status: 400, body: { code: "bad_request", title: "A value cannot be stored." } });
    expect(Reflect.get(Object(rest.body), "errors")).toEqual({ [field]: [why] });
    const { refusal } = await sendRpc(asBearer(ada), "tasks.create", task);
    expect(refusal).toMatchObject({ httpStatus: 400, message: "A value cannot be stored." });
    expect(refusal?.fields).toEqual({ [Object.keys(task).at(-1) ?? ""]: [why] });
  },
);

test("a change that violates a constraint names its field, and any other succeeds", async () => {
  const { id } = z
    .looseObject({ id: z.string() })
    .parse((await restAs(ada)("POST", "/api/tasks", { title: "Write" })).body);
  const change = (fields: object) => restAs(ada)("PATCH", `/api/tasks/${id}`, fields);
  expect(await change({ title: "Sing" })).toMatchObject({ status: 400, body: { errors: { title: [absent] } } });
  expect(await change({ title: "Read", due_date: "2026-11-20" })).toMatchObject({ status: 200 });
  const only = { title: "Read", description: "(user_id)=(once)" };
  expect(await restAs(ada)("POST", "/api/tasks", only)).toMatchObject({ status: 201 });
  expect(await change(only)).toMatchObject({
    status: 400,
    body: { errors: { description: ["This is already taken."] } },
  });
});

const violationOf = (statement: string) =>
  owner.unsafe(statement).then(
    () => undefined,
    (error: unknown) => toDatabaseError(error),
  );

test.each<[string, string, object]>([
  [
    "a row that other rows refer to",
    "delete from days where day = '2026-11-20'",
    { columns: ["day"], reason: "Something else still refers to this." },
  ],
  [
    "an absence",
    "insert into days (day) values ('2026-11-22')",
    { columns: ["name"], reason: "This field is required." },
  ],
  [
    "values that look like the message around them",
    `insert into days values ('2026-11-23', 'x) is still referenced from table "days".'), ('2026-11-24', 'x) is still referenced from table "days".')`,
    { columns: ["name"], reason: "This is already taken." },
  ],
  [
    "the owner, where nothing else is wrong",
    "insert into sessions (user_id, token, expires_at) values (gen_random_uuid(), 't', now())",
    { columns: ["user_id"], reason: absent },
  ],
])("only columns are taken from the database's message: %s", async (_what, statement, violation) => {
  expect(await violationOf(statement)).toMatchObject({ violation });
});

test("an error that is not about columns names none", async () => {
  expect(await violationOf("select 1 / 0")).toMatchObject({ code: "22012", violation: undefined });
  await owner.unsafe("create unique index on days (lower(name))");
  expect(await violationOf("insert into days values ('2026-11-25', 'FRIDAY')")).toMatchObject({
    code: "23505",
    violation: undefined,
  });
});
