import { expect, test } from "vitest";
import { asOwnerOf } from "~/server/db/owner";
import { signUp } from "~/testing/people/people";
import { plantTasks } from "~/testing/people/tasks";
import { callerAs } from "~/testing/server/caller";
import { clearCommentsJob } from "./clear-comments";

test("the comments on a task in the trash stay, and go with the task for good", async () => {
  const bob = await signUp();
  const { comments, sync } = callerAs(bob);
  const asOwner = asOwnerOf(bob.server.runtime.environment);
  const [kept, gone] = await plantTasks(bob, [{ title: "Kept" }, { title: "Gone" }]);
  const of = async (taskId = "") => comments.create.mutate({ taskId, text: "A secret" });
  const [stays, goes] = [await of(kept?.id), await of(gone?.id)];
  await callerAs(bob).tasks.delete.mutate({ id: kept?.id ?? "" });
  await callerAs(bob).tasks.delete.mutate({ id: gone?.id ?? "" });
  const now = new Date().toISOString();
  await clearCommentsJob.run({ asOwner, now });
  expect((await comments.list.query()).items).toEqual([stays, goes]);
  await callerAs(bob).tasks.purge.mutate({ id: gone?.id ?? "" });
  await clearCommentsJob.run({ asOwner, now });
  expect((await comments.list.query()).items).toEqual([stays]);
  const left = (await sync.changes.query()).comments.filter(({ id }) => id === goes.id);
  expect(left).toMatchObject([{ text: "", deletedAt: expect.any(String) }]);
  const later = new Date(Date.parse(now) + 40 * 86_400_000).toISOString();
  await clearCommentsJob.run({ asOwner, now: later });
  expect((await sync.changes.query()).comments.map(({ id }) => id)).not.toContain(goes.id);
});
