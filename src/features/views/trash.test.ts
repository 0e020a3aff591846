import { expect, test } from "vitest";
import { asOwnerOf } from "~/server/db/owner";
import { signUp } from "~/testing/people/people";
import { callerAs } from "~/testing/server/caller";
import { errorOf } from "~/testing/server/responses";
import { purgeViewsJob } from "./trash";

test("a view is deleted permanently after 30 days, and a browser that lacks that starts anew", async () => {
  const ada = await signUp();
  const { views, sync } = callerAs(ada);
  const { id } = await views.create.mutate({ name: "Urgent", path: "/tasks", filter: "priority=high" });
  const { cursor } = await sync.changes.query();
  const { deletedAt } = await views.delete.mutate({ id });
  const asOwner = asOwnerOf(ada.server.runtime.environment);
  const purgeAt = (days: number) =>
    purgeViewsJob.run({
      asOwner,
      now: new Date(Date.parse(deletedAt ?? "") + days * 86_400_000 + 1000).toISOString(),
    });
  await purgeAt(29);
  expect((await views.list.query({ trash: true })).items).toMatchObject([{ id }]);
  await purgeAt(30);
  expect(await errorOf(views.restore.mutate({ id }))).toMatchObject({ code: "NOT_FOUND" });
  expect(await sync.changes.query({ since: cursor })).toMatchObject({ reset: true, views: [] });
});
