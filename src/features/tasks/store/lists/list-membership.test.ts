import fc from "fast-check";
import { expect, test } from "vitest";
import { callerAt } from "~/testing/server/caller";
import { openConnection } from "~/testing/database/database";
import { signUp } from "~/testing/people/people";
import { now, randomListInput, randomTask } from "~/testing/people/random-tasks";
import { plantTasks } from "~/testing/people/tasks";
import { wordsOf } from "../../list/filters/search-words";
import { compareTasks } from "../../list/sorts/sorts";
import { belongsTo } from "./list-membership";
import type { ListTasksInput } from "../../list/filters/schema";
import type { Task } from "../../table";

test("the server lists, page by page, what the browser's own rules list", async () => {
  const ada = await signUp();
  const database = openConnection(ada.server.databaseUrl);
  const { tasks } = await callerAt(now, ada);
  const walk = async (given: ListTasksInput) => {
    const walked = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page: Awaited<ReturnType<typeof tasks.list>> = await tasks.list({ ...given, cursor });
      walked.push(...page.items);
      cursor = page.nextCursor;
    }
    return walked;
  };
  await fc.assert(
    fc.asyncProperty(
      fc.array(randomTask, { maxLength: 25 }),
      fc.array(randomListInput, { minLength: 4, maxLength: 8 }),
      async (planted, inputs) => {
        await database`delete from tasks where user_id = ${ada.userId}`;
        const stored = await plantTasks(ada, planted);
        for (const given of inputs) {
          const titles = ({ id, title }: Task) => `${id} ${title}`;
          const expected = stored
            .filter((each) => belongsTo(each, given, now))
            .toSorted(compareTasks(given.sort, given.order));
          expect((await walk(given)).map(titles)).toEqual(expected.map(titles));
        }
      },
    ),
    { numRuns: 60 },
  );
  await database.end();
});

test("a search consists of its words, whatever separates them", () => {
  expect(wordsOf("  buy \t apples\n\u3000now ")).toEqual(["buy", "apples", "now"]);
  expect(wordsOf("   ")).toEqual([]);
  expect(wordsOf(undefined)).toEqual([]);
});
