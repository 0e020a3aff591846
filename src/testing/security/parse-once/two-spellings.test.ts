import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { proceduresOf } from "~/server/operations/catalogue";
import { appRouter } from "~/server/router";
import { asBearer, send } from "../../server/responses";
import { callerAs } from "../../server/caller";
import { openConnection } from "../../database/database";
import { type Person, postJson, signUp } from "../../people/people";
import { plantTasks } from "../../people/tasks";

let ada: Person;
beforeAll(async () => {
  ada = await signUp();
});

const decomposed = "Re\u0301server l'ho\u0302tel à Ma\u0301laga";
const composed = decomposed.normalize("NFC");

describe("a text is stored in one spelling", () => {
  test("as title, description and tag of a new task", async () => {
    const { tasks } = callerAs(ada);
    const input = { title: decomposed, description: `${decomposed}\n가`.normalize("NFD"), tags: ["ho\u0302tel"] };
    const { id } = await tasks.create.mutate(input);
    expect(await tasks.byId.query({ id })).toMatchObject({
      title: composed,
      description: `${composed}\n가`,
      tags: ["hôtel"],
    });
  });

  test("when a task is changed", async () => {
    const { tasks } = callerAs(ada);
    const { id } = await tasks.create.mutate({ title: "x" });
    const changed = await tasks.update.mutate({ id, title: decomposed, tags: ["Cafe\u0301"] });
    expect(changed).toMatchObject({ title: composed, tags: ["Café"] });
  });

  test("and not longer than its canonical form", async () => {
    const { tasks } = callerAs(ada);
    expect((await tasks.create.mutate({ title: "e\u0301".repeat(500) })).title).toBe("é".repeat(500));
    await expect(tasks.create.mutate({ title: "e\u0301".repeat(501) })).rejects.toThrow("The input is not valid.");
  });
});

test("endless marks on one letter are refused before normalizing, which takes the longer the more there are", async () => {
  const endless = "\u0301\u0316".repeat(40_000);
  for (const input of [{ title: endless }, { title: "x", description: endless }, { title: "x", tags: [endless] }]) {
    expect((await send(asBearer(ada), "tasks.create", input)).status).toBe(400);
  }
  const body = { name: endless, email: "a@example.com", password: "a long enough password" };
  expect((await postJson(ada.server, "/api/auth/sign-up/email", body)).status).toBe(400);
  const some = { title: `a${"\u0316".repeat(30)}`, description: `b${"\u0301".repeat(30)}` };
  expect(await callerAs(ada).tasks.create.mutate(some)).toMatchObject({ title: some.title });
});

test("every procedure gets the canonical form, whatever the field", () => {
  const taken = proceduresOf(appRouter).flatMap(({ name, definition }) =>
    Object.entries(shapeOf(z.array(z.unknown()).catch([]).parse(Reflect.get(definition, "inputs"))[0])).flatMap(
      ([field, schema]) => {
        const parsed = [decomposed, [decomposed]]
          .map((given) => schema.safeParse(given))
          .find(({ success }) => success);
        return parsed === undefined ? [] : [{ where: `${name} ${field}`, handedOn: [parsed.data].flat() }];
      },
    ),
  );
  expect(taken.length).toBeGreaterThan(15);
  // A cursor is not written by users.
  for (const { where, handedOn } of taken.filter((each) => !each.where.endsWith(" cursor"))) {
    expect.soft([where, handedOn]).toEqual([where, [composed]]);
  }
});

/** Returns the fields of an input, inside any wrappers. */
function shapeOf(schema: unknown): Record<string, z.ZodType> {
  if (schema instanceof z.ZodObject) return z.record(z.string(), z.instanceof(z.ZodType)).parse(schema.shape);
  if (schema instanceof z.ZodPipe) return shapeOf(schema.in);
  return schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodOptional
    ? shapeOf(schema.unwrap())
    : {};
}

test.each([
  ["hôtel", "ho\u0302tel"],
  ["hôtel", "HOTEL"],
  ["ΟΔΟΣ", "οδος"],
  ["Ёж", "еж"],
])("a repeated tag, as %s and %s, is refused", async (...tags) => {
  const { status, refusal } = await send(asBearer(ada), "tasks.create", { title: "x", tags });
  expect({ status, fields: refusal?.fields }).toEqual({ status: 400, fields: { tags: ["Give each tag once."] } });
});

test("a task is found by any spelling of its words and tags", async () => {
  const { tasks } = callerAs(await signUp());
  await tasks.create.mutate({ title: "Réserver l’hôtel", tags: ["Málaga"] });
  await tasks.create.mutate({ title: "ΟΔΟΣ", tags: ["Straße"] });
  const found = async (input: Parameters<typeof tasks.list.query>[0]) =>
    (await tasks.list.query(input)).items.map(({ title }) => title);
  for (const search of ["hotel", "HÔTEL", "ho\u0302tel", "l'hotel", "@malaga", "@MA\u0301L"]) {
    expect(await found({ search })).toEqual(["Réserver l’hôtel"]);
  }
  for (const tag of ["malaga", "MÁLAGA", "Ma\u0301laga"])
    expect(await found({ tags: tag })).toEqual(["Réserver l’hôtel"]);
  for (const tag of ["strasse", "STRASSE", "straße"]) expect(await found({ tags: tag })).toEqual(["ΟΔΟΣ"]);
  expect(await found({ search: "οδος" })).toEqual(["ΟΔΟΣ"]);
});

test("tags that differ only in spelling are counted as one, with the latest spelling", async () => {
  const bob = await signUp();
  await plantTasks(bob, [
    { tags: ["Hôtel"], createdAt: "2026-11-02T00:00:00.000Z" },
    { tags: ["hotel"], createdAt: "2026-11-01T00:00:00.000Z" },
  ]);
  const { tasks } = callerAs(bob);
  expect(await tasks.tags.query()).toEqual([{ tag: "Hôtel", pending: 2, total: 2 }]);
});

test("no field that is read serves the search alone", async () => {
  const { tasks } = callerAs(ada);
  const created = await tasks.create.mutate({ title: "Whole" });
  const changed = await tasks.update.mutate({ id: created.id, title: "Whole again" });
  await tasks.delete.mutate({ id: created.id });
  const trashed = (await tasks.list.query({ trash: true })).items[0];
  const restored = await tasks.restore.mutate({ id: created.id });
  const read = await tasks.byId.query({ id: created.id });
  for (const task of [created, changed, trashed, restored, read]) expect(JSON.stringify(task)).not.toContain("folded");
});

test("every writer of a task, also outside the application, keeps its search text up to date", async () => {
  const database = openConnection(ada.server.databaseUrl);
  const { tasks } = callerAs(ada);
  const { id } = await tasks.create.mutate({ title: "before" });
  await database`update tasks set title = 'Größe', tags = '{Über}' where id = ${id}`;
  expect((await tasks.list.query({ search: "grosse @uber" })).items.map((task) => task.id)).toEqual([id]);
  await expect(database`update tasks set folded_text = 'x' where id = ${id}`).rejects.toThrow(
    "can only be updated to DEFAULT",
  );
  await database.end();
});
