import { expect, test } from "vitest";
import { z } from "zod";
import { callerAs } from "~/testing/server/caller";
import { readDocument } from "~/testing/server/openapi-client";
import { signUp } from "~/testing/people/people";
import { restAs } from "~/testing/server/rest";
import { addPasskey } from "~/testing/people/second-factor";
import { createSoftwarePasskey } from "~/testing/people/software-passkey";

const rows = z.array(z.looseObject({ id: z.string() }));
const piece = z.object({
  account: z.looseObject({ sessions: rows }).nullable(),
  tasks: rows,
  task_history: rows,
  activity: rows,
  next: z.object({ part: z.string(), after: z.string().optional() }).nullable(),
});

test("a program reads the export piece by piece, with the field names of the OpenAPI document", async () => {
  const ada = await signUp();
  const send = restAs(ada);
  const { tasks } = callerAs(ada);
  const { id } = await tasks.create.mutate({ title: "Write", dueOn: "2026-11-20" });
  await tasks.delete.mutate({ id });
  await addPasskey(ada, createSoftwarePasskey(), "Laptop");

  const document = readDocument((await send("GET", "/api/openapi.json")).body);
  const operation = document.operations.find(({ path }) => path === "/api/account/export");
  const take = async (from?: object) => {
    const answer = await send("POST", "/api/account/export", from === undefined ? undefined : { from });
    expect([answer.status, operation && document.check(operation, answer)]).toEqual([200, []]);
    expect(JSON.stringify(answer.body)).not.toMatch(/"[a-z]+[A-Z]\w*":/);
    return piece.parse(answer.body);
  };

  const first = await take();
  expect(first).toMatchObject({
    account: {
      profile: { id: ada.userId, email: ada.email, email_verified: false, has_second_factor: false },
      sign_in_methods: { has_password: true, google_since: null, passkeys: [{ name: "Laptop", is_synced: false }] },
      sessions: [{ last_used_at: expect.stringMatching(/Z$/) }],
    },
    tasks: [{ id, due_date: "2026-11-20", deleted_at: expect.stringMatching(/Z$/) }],
    activity: [],
    next: { part: "taskHistory" },
  });
  expect(await take({ part: "taskHistory" })).toMatchObject({
    task_history: [
      {
        id,
        entries: [
          { version: 1, by: "you", changes: [{ field: "created" }] },
          { version: 2, by: "you", changes: [{ field: "deleted_at", from: false, to: true }] },
        ],
      },
    ],
    next: { part: "projects" },
  });
  const next: unknown[] = [];
  for (const part of ["projects", "sections", "views", "reminders", "comments", "tags", "pushDevices", "preferences"])
    next.push((await take({ part })).next);
  expect(next).toEqual([
    { part: "sections" },
    { part: "views" },
    { part: "reminders" },
    { part: "comments" },
    { part: "tags" },
    { part: "pushDevices" },
    { part: "preferences" },
    { part: "activity" },
  ]);
  const last = await take({ part: "activity" });
  expect(last).toMatchObject({ account: null, tasks: [], next: null });
  expect(last.activity.slice(0, 2)).toMatchObject([
    { kind: "account.exported", is_own: true },
    { kind: "passkey.added" },
  ]);

  const wrong = await send("POST", "/api/account/export", { from: { part: "passwords" } });
  expect(wrong).toMatchObject({ status: 400, body: { errors: { "from.part": expect.any(Array) } } });
});
