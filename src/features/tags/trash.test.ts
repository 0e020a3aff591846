import { expect, test } from "vitest";
import { asOwnerOf } from "~/server/db/owner";
import { trashDays } from "~/shared/rows/trash";
import { signUp } from "~/testing/people/people";
import { callerAs } from "~/testing/server/caller";

import { purgeTagsJob } from "./trash";

test("the row of a tag whose color was taken off is deleted after 30 days, and one with a color stays", async () => {
  const person = await signUp();
  const ada = callerAs(person);
  for (const tag of ["home", "work"]) await ada.tags.setColor.mutate({ tag, color: "red" });
  await ada.tags.setColor.mutate({ tag: "home", color: null });
  const tagsOf = async () => (await ada.sync.changes.query()).tags.map(({ tag }) => tag).toSorted();
  const asOwner = asOwnerOf(person.server.runtime.environment);
  const purge = (days: number) =>
    purgeTagsJob.run({ asOwner, now: new Date(Date.now() + days * 86_400_000).toISOString() });
  await purge(trashDays - 1);
  expect(await tagsOf()).toEqual(["home", "work"]);
  await purge(trashDays + 1);
  expect(await tagsOf()).toEqual(["work"]);
});
