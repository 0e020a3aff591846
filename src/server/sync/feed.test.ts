import { uuidv7 } from "uuidv7";
import { expect, test } from "vitest";
import { callerAs } from "~/testing/server/caller";
import { signUp } from "~/testing/people/people";

test("a feed tells everything at first, then what changed since", async () => {
  const { tasks, sync } = callerAs(await signUp());
  const first = await tasks.create.mutate({ title: "Read" });
  const second = await tasks.create.mutate({ title: "Write" });
  const all = await sync.changes.query({});
  expect(all).toMatchObject({ reset: false, isComplete: true, tasks: [first, second] });
  const changed = await tasks.update.mutate({ id: first.id, title: "Read on" });
  const since = await sync.changes.query({ since: all.cursor });
  expect(since).toMatchObject({ reset: false, isComplete: true, tasks: [changed] });
  expect((await sync.changes.query({ since: since.cursor })).tasks).toEqual([]);
  const deleted = await tasks.delete.mutate({ id: second.id });
  expect((await sync.changes.query({ since: since.cursor })).tasks).toEqual([deleted]);
});

test("pages of a feed go on where the page before ended", async () => {
  const { tasks, sync } = callerAs(await signUp());
  const ids = [uuidv7(), uuidv7(), uuidv7()];
  for (const id of ids) await tasks.create.mutate({ id, title: "Read" });
  const one = await sync.changes.query({ limit: 2 });
  expect(one).toMatchObject({ isComplete: false, reset: false });
  const two = await sync.changes.query({ limit: 2, since: one.cursor });
  expect(two).toMatchObject({ isComplete: true, reset: false });
  expect([...one.tasks, ...two.tasks].map(({ id }) => id)).toEqual(ids);
});
