import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type ChangeFeed,
  clockFeed,
  lostAmongMany,
  lostWhenOvertaken,
  sequenceFeed,
  withWriters,
} from "~/testing/database/change-feeds";
import { signUp } from "~/testing/people/people";
import { startServer, type TestServer } from "~/testing/server/runtime";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const many = { writers: 12, each: 15 };

test("a change that is committed after a later one was read is not missed", async () => {
  const feed = clockFeed(await signUp({ server }));
  expect(await withWriters(server.databaseUrl, 3, (db) => lostWhenOvertaken(feed, db))).toEqual([]);
});

test("a reader gets every change of twelve writers at once", async () => {
  const feed = clockFeed(await signUp({ server }));
  expect(await withWriters(server.databaseUrl, 13, (db) => lostAmongMany(feed, db, many))).toEqual([]);
});

test("with numbers of a sequence, both tests would lose changes", async () => {
  await withWriters(server.databaseUrl, 14, async (db) => {
    const feed: ChangeFeed = await sequenceFeed(db);
    expect(await lostWhenOvertaken(feed, db)).toEqual(["first"]);
    expect((await lostAmongMany(feed, db, many)).length).toBeGreaterThan(0);
  });
});
