import fc from "fast-check";
import { pastPeriods, taggings } from "~/features/tasks/constants";
import { listTasksInput } from "~/features/tasks/list/filters/schema";
import { orders, priorities, sorts } from "~/features/tasks/schema";

/** The moment around which they are due. */
export const now = "2026-11-20T10:30:00.000Z";
const words = ["apple", "Apple", "ÄPFEL", "100%", "a_b", "back\\slash", "🌱", "x"];
/** Spellings in other scripts, forms and cases; any of them may be written, and any may be searched for. */
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

/** Tasks of every kind, without who they belong to. */
export const randomTask = fc
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
    deadlineOn: sometimes(moment.map((at) => at.slice(0, 10))),
    createdAt: fc.constantFrom(now, "2026-11-19T00:00:00.000Z", "2026-11-18T00:00:00.120Z"),
    completedAt: sometimes(moment),
    deletedAt: fc.option(moment, { freq: 4 }),
  })
  .map(({ due, ...rest }) => Object.assign(rest, due));

const moving = fc.constantFrom("today", "today-1", "today+1", "fri", "fri-1", "thu+1", "sat");
const day = fc.oneof(
  moment.map((at) => at.slice(0, 10)),
  moving,
);
const periods = fc.constantFrom("overdue", "today", "next_7_days", "none");
const ranges = [fc.tuple(day, day), fc.tuple(day, fc.constant("")), fc.tuple(fc.constant(""), day)];
const days = fc.oneof(...ranges.map((range) => range.map((ends) => ends.join(".."))));
const past = fc.oneof(fc.constantFrom(...pastPeriods), days);
const wantedTags = tags.map((chosen) => chosen.map((tag) => tag.toUpperCase()));
const projects = fc.subarray(["none", "0198c5d2-7a10-7cc3-9f0e-3b1f6f6f2a60"]);

/** What lists can be asked for. */
export const randomListInput = fc
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
      tags: wantedTags,
      tagsAny: wantedTags,
      tagsNone: wantedTags,
      tagged: fc.constantFrom(...taggings),
      projectsAny: projects,
      projectsNone: projects,
      due: fc.oneof(periods, days),
      createdOn: past,
      completedOn: past,
      deadline: fc.constantFrom("any", "none"),
      sort: fc.constantFrom(...sorts),
      order: fc.constantFrom(...orders),
      trash: fc.boolean(),
      timeZone: fc.constantFrom("UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu"),
      limit: fc.integer({ min: 1, max: 30 }),
    },
    { requiredKeys: ["sort", "order", "limit"] },
  )
  .map((given) => listTasksInput.parse(given));
