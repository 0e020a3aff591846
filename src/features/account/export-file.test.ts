import { expect, test } from "vitest";
import { writeExport } from "./export-file";

const at = "2026-11-20T09:00:00.000Z";
const nothing = { account: null, tasks: [], activity: [], next: null };

test("pieces become one document, in the order in which they were read", async () => {
  const pieces = [
    { ...nothing, account: { profile: { name: 'Ada "A."' }, passkeys: [] }, tasks: [{ id: 1 }, { id: 2 }], next: 1 },
    { ...nothing, tasks: [{ id: 3 }], next: 2 },
    { ...nothing, next: 3 },
    { ...nothing, activity: [{ id: "b" }], next: 4 },
    { ...nothing, activity: [{ id: "a" }] },
  ];
  const asked: unknown[] = [];
  const parts = await writeExport<number>(async (from) => {
    asked.push(from);
    return pieces[from ?? 0] ?? nothing;
  }, at);
  expect(asked).toEqual([undefined, 1, 2, 3, 4]);
  expect(JSON.parse(parts.join(""))).toEqual({
    format: "keel-account",
    version: 1,
    exportedAt: at,
    profile: { name: 'Ada "A."' },
    passkeys: [],
    tasks: [{ id: 1 }, { id: 2 }, { id: 3 }],
    activity: [{ id: "b" }, { id: "a" }],
  });
});

test("an empty account is a complete document, too", async () => {
  const parts = await writeExport(async () => nothing, at);
  expect(JSON.parse(parts.join(""))).toMatchObject({ tasks: [], activity: [] });
});

test("a failed export leaves no file", async () => {
  const read = async (from?: number) => {
    if (from !== undefined) throw new Error("gone");
    return { ...nothing, tasks: [{ id: 1 }], next: 1 };
  };
  await expect(writeExport(read, at)).rejects.toThrow("gone");
});
