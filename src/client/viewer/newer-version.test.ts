import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { deleteDB, openDB } from "idb";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { eventually } from "~/testing/eventually";
import { databaseName } from "../sync/database/database-name";
import { createDisk } from "../sync/disk";
import { onNewerVersion } from "./newer-version";

const told = vi.fn<() => void>();
const name = databaseName("ada");
let stop: () => void;

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  stop = onNewerVersion(told);
  told.mockClear();
});
afterEach(() => stop());

test("a tab learns that another one has updated the database, which it had open", async () => {
  const disk = createDisk("ada");
  await disk.load();
  (await openDB(name, 99)).close();
  await eventually(() => expect(told).toHaveBeenCalledTimes(1));
});

test("a tab learns that the database is that of a newer version, and so does who asks later", async () => {
  (await openDB(name, 99)).close();
  await createDisk("ada").load();
  await eventually(() => expect(told).toHaveBeenCalledTimes(1));
  const late = vi.fn<() => void>();
  onNewerVersion(late)();
  expect(late).toHaveBeenCalledTimes(1);
});

test("a deleted database, as after signing out, is no newer version", async () => {
  const disk = createDisk("ada");
  await disk.load();
  await deleteDB(name);
  await disk.load();
  expect(told).not.toHaveBeenCalled();
});
