import fc from "fast-check";
import { expect, test } from "vitest";
import { callerAt } from "~/testing/server/caller";
import { openConnection } from "~/testing/database/database";
import { signUp } from "~/testing/people/people";
import { plantTasks } from "~/testing/people/tasks";
import { wordsOf } from "../list/filters/search-words";
import { compareTasks } from "../list/sorts/sorts";
import { belongsTo } from "./list-membership";
import { listTasksInput, orders, priorities, sorts, type ListTasksInput } from "../schema";
import type { Task } from "../table";

const now = "2026-11-20T10:30:00.000Z";
const words = ["apple", "Apple", "ÄPFEL", "100%", "a_b", "back\\slash", "🌱", "x"];
/** Spellings in various scripts, forms and cases, for tasks and for searches. */
const spellings = [
  "hôtel ho\u0302tel HOTEL ΟΔΟΣ οδος Straße STRASSE İstanbul ısı ISI ﬁn ｆｉｎ Đường duong Smørrebrød Ⅷ x²",
  "ёлка елка йод иод שָׁלוֹם שלום مُحَمَّد محمد 한글 \u1112\u1161\u11ab が か ﾊﾟ パ",
  "it’s it's ％ ＿ \u0301 ´ \u200b نمی\u200cخواهم نمیخواهم 🧑\u200d🎤",
].flatMap((spelled) => spelled.split(" "));
const text = fc
  .array(fc.constantFrom(...words, ...spellings), { minLength: 1, maxLength: 3 })
  .map((chosen) => chosen.join(" "));
const tags = fc.uniqueArray(
  fc.constantFrom("Home", "WORK", "öl", "o\u0308l", "Ol", "a b", "NULL", "ΟΔΟΣ", "οδος", "ёж", "Еж"),
  { maxLength: 3 },
);
const moment = fc
  .integer({ min: -6 * 48, max: 6 * 48 })
  .map((halfHours) => new Date(Date.parse(now) + halfHours * 1_800_000).toISOString());
const sometimes = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { freq: 1 });

const task = fc
  .record({
    title: text,
    description: text,
    priority: fc.constantFrom(...priorities),
    tags,
    due: fc.oneof(
      fc.constant({ dueOn: null, dueAt: null }),
      moment.map((at) => ({ dueOn: at.slice(0, 10), dueAt: null })),
      moment.map((at) => ({ dueOn: at.slice(0, 10), dueAt: at })),
    ),
    createdAt: fc.constantFrom(now, "2026-11-19T00:00:00.000Z", "2026-11-18T00:00:00.120Z"),
    completedAt: sometimes(moment),
    deletedAt: fc.option(moment, { freq: 4 }),
  })
  .map(({ due, ...rest }) => Object.assign(rest, due));

const day = moment.map((at) => at.slice(0, 10));
const periods = fc.constantFrom("overdue", "today", "next_7_days", "none");
const ranges = [fc.tuple(day, day), fc.tuple(day, fc.constant("")), fc.tuple(fc.constant(""), day)];
const due = fc.oneof(periods, ...ranges.map((range) => range.map((ends) => ends.join(".."))));

const input = fc
  .record(
    {
      completed: fc.constantFrom("all", "pending", "completed"),
      priority: fc.oneof(fc.constantFrom(...priorities), fc.subarray([...priorities], { minLength: 1 })),
      search: fc.constantFrom(
        "apple",
        "ÄPFEL a",
        "%",
        "_",
        "\\",
        "X apple",
        "🌱",
        "",
        "@home",
        "apple @W",
        "@ö",
        "@",
        "@omE",
        "@Ö",
        "@οδο",
        "apple ´",
        ...spellings,
      ),
      tags: tags.map((chosen) => chosen.map((tag) => tag.toUpperCase())),
      due,
      sort: fc.constantFrom(...sorts),
      order: fc.constantFrom(...orders),
      trash: fc.boolean(),
      timeZone: fc.constantFrom("UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu"),
      limit: fc.integer({ min: 1, max: 30 }),
    },
    { requiredKeys: ["sort", "order", "limit"] },
  )
  .map((given) => listTasksInput.parse(given));

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
      fc.array(task, { maxLength: 25 }),
      fc.array(input, { minLength: 4, maxLength: 8 }),
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
