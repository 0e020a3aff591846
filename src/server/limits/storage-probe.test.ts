import { afterAll, beforeAll, expect, test } from "vitest";
import { openConnection } from "~/testing/database/database";
import { startServer, type TestServer } from "~/testing/server/runtime";
import { createStorageProbe } from "./storage-probe";

let server: TestServer;
let owner: ReturnType<typeof openConnection>;

beforeAll(async () => {
  server = await startServer();
  owner = openConnection(server.databaseUrl);
});
afterAll(() => Promise.all([server.close(), owner.end()]));

const probe = () => createStorageProbe(server.runtime.database)();
const mangle = (change: string) =>
  owner.unsafe(`
    create or replace function mangle() returns trigger language plpgsql as $$ begin ${change}; return new; end $$;
    create or replace trigger mangles before insert on allowances for each row execute function mangle()`);

test("what is written comes back, and nothing is left of it", async () => {
  await probe();
  expect([...(await owner`select * from allowances`)]).toEqual([]);
});

test.each([
  [
    "letters",
    "new.key := convert_from(convert_to(regexp_replace(new.key, '[^[:ascii:]]', '?', 'g'), 'LATIN1'), 'LATIN1')",
  ],
  ["accents", "new.key := normalize(new.key, NFD)"],
  ["a time", "new.resets_at := new.resets_at + interval '1 hour'"],
  ["a part of a second", "new.resets_at := date_trunc('second', new.resets_at - interval '1 second')"],
])("a database that changes %s is not ready", async (_what, change) => {
  await mangle(change);
  await expect(probe()).rejects.toThrow("The database changed what it was given.");
  await owner`drop trigger mangles on allowances`;
  await owner`delete from allowances`;
  await expect(probe()).resolves.toBeUndefined();
});

test("a database that cannot be written to is not ready, and is again when it can", async () => {
  const { probeStorage } = server.runtime;
  await owner`revoke insert on allowances from keel_app`;
  await expect(probeStorage()).rejects.toThrow("42501");
  expect((await server.fetch("/readyz")).status).toBe(503);
  await owner`grant insert on allowances to keel_app`;
  expect((await server.fetch("/readyz")).status).toBe(200);
});

test("a flood of probes writes once", async () => {
  const shared = createStorageProbe(server.runtime.database);
  await owner`create table probes (key text)`;
  await owner`grant insert on probes to keel_app`;
  await mangle("insert into public.probes values (new.key)");
  await Promise.all(Array.from({ length: 100 }, shared));
  expect([...(await owner`select count(*)::int as count from probes`)]).toEqual([{ count: 1 }]);
});
