import { expect, test } from "vitest";
import { limits } from "~/features/tasks/constants";
import { signUp } from "~/testing/people/people";
import { plantTasks } from "~/testing/people/tasks";
import { callerAs } from "~/testing/server/caller";

const longest = "😀".repeat(limits.description);

test("tasks with the longest texts come in pages small enough to be read in time, and none is missing", async () => {
  const ada = await signUp();
  const planted: string[] = [];
  for (const _some of Array.from({ length: 12 })) {
    const tasks = await plantTasks(ada, [{}, ...Array.from({ length: 5 }, () => ({ description: longest }))]);
    planted.push(...tasks.map(({ id }) => id));
  }
  const { sync } = callerAs(ada);
  const read: string[] = [];
  const sizes: number[] = [];
  let page: Awaited<ReturnType<typeof sync.changes.query>> | undefined;
  while (page?.isComplete !== true) {
    page = await sync.changes.query({ since: page?.cursor });
    sizes.push(Buffer.byteLength(JSON.stringify(page)));
    read.push(...page.tasks.map(({ id }) => id));
  }
  expect(read).toEqual(planted);
  expect(Math.max(...sizes)).toBeLessThan(1.2 * 1024 * 1024);
  expect(sizes).toHaveLength(3);
});
