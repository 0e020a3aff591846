import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { signUpAdmin } from "~/testing/people/admins";
import { callerAs, callerWith } from "~/testing/server/caller";
import { newEmail, type Person, postJson, signUp } from "~/testing/people/people";
import { restAs } from "~/testing/server/rest";
import { startServer, type TestServer } from "~/testing/server/runtime";

let server: TestServer;
let ada: Person;
let admin: Person;

beforeAll(async () => {
  server = await startServer();
  ada = await signUp({ server });
  admin = await signUpAdmin({ server });
});
afterAll(() => server.close());

const wrongPassword = (email: string, headers: Record<string, string> = {}) =>
  postJson(server, "/api/auth/sign-in/email", { email, password: "a wrong long password" }, headers);

describe("one's own events", () => {
  test("are listed newest first, in pages, without gaps and without events of other users", async () => {
    const { tasks, auditEvents } = callerAs(await signUp({ server }));
    await callerAs(ada).tasks.create.mutate({ title: "Ada's" });
    for (let count = 0; count < 5; count += 1) await tasks.create.mutate({ title: `Task ${count}` });
    const first = await auditEvents.mine.query({ limit: 3 });
    const second = await auditEvents.mine.query({ limit: 3, cursor: first.nextCursor ?? undefined });
    const third = await auditEvents.mine.query({ limit: 3, cursor: second.nextCursor ?? undefined });
    const kinds = [first, second, third].flatMap(({ items }) => items.map(({ kind }) => kind));
    expect(kinds).toEqual([...Array.from({ length: 5 }, () => "task.created"), "session.started", "account.created"]);
    expect(third.nextCursor).toBeNull();
  });

  test("are filtered by subject and outcome", async () => {
    const person = await signUp({ server });
    await wrongPassword(person.email, { "user-agent": "curl/8.5.0", "x-keel-client-address": "192.0.2.4" });
    const { auditEvents } = callerAs(person);
    const { items } = await auditEvents.mine.query({ group: "sign_ins", outcome: "failure" });
    expect(items).toMatchObject([
      {
        kind: "session.started",
        reason: "invalid_email_or_password",
        device: "curl",
        address: "192.0.2.4",
        isOwn: false,
      },
    ]);
    expect((await auditEvents.mine.query({ group: "tasks" })).items).toEqual([]);
  });

  test("are an array over REST, with a link to the next page and the field names of the public API", async () => {
    const person = await signUp({ server });
    const { tasks } = callerAs(person);
    const { id } = await tasks.create.mutate({ title: "Read" });
    await tasks.update.mutate({ id, dueAt: "2026-11-20T09:00:00Z", title: "Write" });
    const send = restAs(person);
    const first = await send("GET", "/api/audit-events?limit=1");
    const details = { task: id, version: 2, fields: "title,due_date" };
    expect(first.body).toMatchObject([{ kind: "task.changed", is_own: true, request_id: expect.any(String), details }]);
    const [, next = ""] = /^<(.+)>; rel="next"$/.exec(first.headers.get("link") ?? "") ?? [];
    expect((await send("GET", next)).body).toMatchObject([{ kind: "task.created", details: { task: id, version: 1 } }]);
    const last = await send("GET", "/api/audit-events?group=tasks&outcome=success");
    expect([last.body, last.headers.get("link")]).toMatchObject([[{}, {}], null]);
    expect(await send("GET", "/api/audit-events?userId=x")).toMatchObject({ status: 400 });
  });

  test.for([{ group: "nonsense" }, { limit: 0 }, { limit: 101 }, { cursor: "later" }, { userId: uuidv7() }])(
    "an unknown choice is refused by name: %j",
    async (input) => {
      const answer = await server.fetch(
        `/api/trpc/auditEvents.mine?input=${encodeURIComponent(JSON.stringify(input))}`,
        { headers: { authorization: `Bearer ${ada.token}` } },
      );
      expect(answer.status).toBe(400);
      expect(Object.keys((await answer.json()).error.data.fields)).toEqual(Object.keys(input));
    },
  );
});

describe("the events of all users", () => {
  test("are found by e-mail address, user, request, IP address and time", async () => {
    const requestId = `find-${uuidv7()}`;
    const headers = {
      authorization: `Bearer ${ada.token}`,
      "x-request-id": requestId,
      "x-keel-client-address": "192.0.2.99",
    };
    await callerWith(server, headers).tasks.create.mutate({ title: "Find me" });
    const { auditEvents } = callerAs(admin);
    for (const search of [requestId, "192.0.2.99"]) {
      const { items } = await auditEvents.list.query({ search });
      const event = {
        kind: "task.created",
        userId: ada.userId,
        userEmail: ada.email,
        actorEmail: ada.email,
        requestId,
      };
      expect(items).toMatchObject([event]);
    }
    for (const search of [ada.email.toUpperCase(), ada.userId]) {
      const { items } = await auditEvents.list.query({ search, limit: 100 });
      expect(new Set(items.map(({ userId }) => userId))).toEqual(new Set([ada.userId]));
    }
    const soon = new Date(Date.now() + 3_600_000).toISOString();
    expect((await auditEvents.list.query({ from: soon })).items).toEqual([]);
    expect((await auditEvents.list.query({ search: requestId, until: soon })).items).toHaveLength(1);
    expect((await auditEvents.list.query({ search: newEmail() })).items).toEqual([]);
  });

  test("are exported as CSV and JSON Lines, page by page, and the export is an event itself", async () => {
    const { auditEvents } = callerAs(admin);
    await wrongPassword(ada.email, { "user-agent": '=HYPERLINK("https://evil.example")' });
    const filter = { search: ada.email, group: "sign_ins", outcome: "failure" } as const;
    const csv = await auditEvents.export.mutate({ ...filter, format: "csv", limit: 1 });
    expect(csv.text).toMatch(
      /^id,at,kind,outcome,userId,actorId,reason,address,userAgent,requestId,serverRequestId,details\r\n/,
    );
    expect(csv.text).toContain(`"'=HYPERLINK(""https://evil.example"")"`);
    await wrongPassword(ada.email);
    const first = await auditEvents.export.mutate({ ...filter, format: "jsonl", limit: 1 });
    const second = await auditEvents.export.mutate({
      ...filter,
      format: "jsonl",
      limit: 1,
      cursor: first.nextCursor ?? undefined,
    });
    for (const { text } of [first, second]) {
      expect(JSON.parse(text)).toMatchObject({ kind: "session.started", outcome: "failure", userId: ada.userId });
    }
    expect(second.text).not.toBe(first.text);
    const { items } = await auditEvents.list.query({ search: admin.email, group: "administration" });
    expect(items.map(({ kind, details }) => [kind, details])).toEqual([
      ["audit.exported", { format: "jsonl", events: 1 }],
      ["audit.exported", { format: "jsonl", events: 1 }],
      ["audit.exported", { format: "csv", events: 1 }],
    ]);
  });

  test("are refused to users who are no administrators", async () => {
    const { auditEvents } = callerAs(ada);
    await expect(auditEvents.list.query({})).rejects.toThrow(/Only administrators/);
    await expect(auditEvents.export.mutate({ format: "csv" })).rejects.toThrow(/Only administrators/);
  });
});
