import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { uuidv7 } from "uuidv7";
import { beforeEach, describe, expect, test } from "vitest";
import { proceduresOf } from "~/server/operations/catalogue";
import { appRouter } from "~/server/router";
import { replayableNames } from "~/server/sync/replayable";
import { hostileExamples } from "../../hostile/hostile-values";
import { type Person, signUp } from "../../people/people";
import { callerAs } from "../../server/caller";
import { asBearer, send } from "../../server/responses";
import { commandOf, newClient } from "../../sync/client";

let ada: Person;
let laptop: ReturnType<typeof newClient>;
beforeEach(async () => {
  ada = await signUp();
  laptop = newClient(ada);
});

const read = () => laptop.command("tasks.create", { id: uuidv7(), title: "Read" });
const titles = async () => (await callerAs(ada).tasks.list.query()).items.map(({ title }) => title);
const sent = (odd: object) =>
  send(asBearer(ada), "sync.push", {
    userId: ada.userId,
    clientId: laptop.clientId,
    acked: 0,
    commands: [commandOf("tasks.create", { id: uuidv7(), title: "Odd" })],
    ...odd,
  });

type Fault = [field: string, fault: string, odd: object];
const oddCommands = (field: string, values: unknown[]) =>
  values.map((value): Fault => {
    const commands = [{ ...commandOf("tasks.create", {}), [field]: value }];
    return [`commands.0.${field}`, JSON.stringify(value).slice(0, 20), { commands }];
  });

describe("a push that is not well formed is refused by the name of what is wrong, and applies nothing:", () => {
  test.each([
    ["commands", "none", { commands: [] }],
    [
      "commands",
      "too many",
      { commands: Array.from({ length: 51 }, (_, at) => commandOf("tasks.create", {}, { number: at + 1 })) },
    ],
    ["commands", "no list", { commands: { 0: "tasks.create" } }],
    ["clientId", "no UUID", { clientId: "laptop" }],
    ["userId", "no UUID", { userId: "ada" }],
    ["acked", "negative", { acked: -1 }],
    ["acked", "beyond every number", { acked: 2 ** 53 }],
    ["owner", "not known", { owner: "ada" }],
    ...oddCommands("number", [0, -1, 1.5, 2 ** 31, 2 ** 53, 1e300, "1", null]),
    ...oddCommands("id", ["", "1", randomUUID(), null]),
    ...oddCommands("at", ["", "yesterday", "2026-11-20", 0, "+010000-01-01T00:00:00Z"]),
    ...oddCommands("procedure", [null, 1, ["tasks.create"], "x".repeat(101)]),
    ...oddCommands("owner", ["ada"]),
  ] satisfies Fault[])("%s, %s", async (field, _fault, odd) => {
    const { status, refusal } = await sent(odd);
    expect(status).toBe(400);
    expect(Object.keys(refusal?.fields ?? {})).toEqual([field]);
    expect(await titles()).toEqual([]);
  });
});

test("a push above 200 KiB is refused whole, and what is in it can be sent in parts", async () => {
  const commands = Array.from({ length: 5 }, (_, at) =>
    laptop.command("tasks.create", {
      id: uuidv7(),
      title: "Read",
      description: `${at}`.repeat(10_000),
      tags: ["é".repeat(50)],
    }),
  );
  const large = [
    ...commands,
    ...Array.from({ length: 20 }, () =>
      laptop.command("tasks.update", { id: uuidv7(), description: "x".repeat(9_000), was: {} }),
    ),
  ];
  expect((await sent({ commands: large })).status).toBe(413);
  expect(await titles()).toEqual([]);
  expect((await laptop.push(commands)).outcomes.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
});

const replayable = replayableNames(appRouter);
const others = proceduresOf(appRouter)
  .map(({ name }) => name)
  .filter((name) => !replayable.has(name));
const inherited = [
  "constructor",
  "__proto__",
  "toString",
  "hasOwnProperty",
  "tasks.constructor",
  "tasks.__proto__",
  "__proto__.constructor",
];

describe("a command that calls anything but a replayable procedure is never carried out, and what follows waits until it is given up:", () => {
  test.each([
    ...others,
    ...inherited,
    "tasks",
    "tasks.",
    ".create",
    "tasks.create.mutate",
    "TASKS.CREATE",
    "tasks/create",
    "tasks.create ",
    "",
  ])("%s", async (procedure) => {
    const nested = {
      userId: ada.userId,
      clientId: randomUUID(),
      acked: 0,
      commands: [commandOf("tasks.create", { title: "Nested" })],
    };
    const [odd, last] = [laptop.command(procedure, nested, { number: 2 }), { ...read(), number: 3 }];
    expect(await laptop.push([{ ...read(), number: 1 }, odd, last])).toMatchObject({
      outcomes: [{ number: 1, ok: true }],
      unknown: 2,
    });
    expect(await titles()).toEqual(["Read"]);
    const { outcomes } = await laptop.push([{ ...odd, id: uuidv7(), procedure: "noop", input: {} }, last]);
    expect(outcomes).toMatchObject([
      { number: 2, ok: true },
      { number: 3, ok: true },
    ]);
    expect(await titles()).toEqual(["Read", "Read"]);
  });
});

test.each([...replayable])(
  "whatever stands as the input of a command to %s, it is an outcome, and those around it are applied",
  async (procedure) => {
    for (const hostile of hostileExamples) {
      const odd = laptop.command(procedure, hostile);
      const noop = commandOf("noop", {}, { number: odd.number + 1 });
      const { status, data, refusal } = await sent({ commands: [odd, noop] });
      // What is no JSON that the API reads is refused whole: nothing in it can be told from anything else.
      const isUnread = status === 400 && refusal?.fields === undefined;
      const told = isUnread ? await laptop.push([commandOf("noop", {}, { number: odd.number }), noop]) : data;
      const outcomes = [{ number: odd.number }, { number: noop.number, ok: true }];
      expect(told, `${procedure} ${JSON.stringify(hostile)}`.slice(0, 200)).toMatchObject({ outcomes });
      laptop.command("noop", {});
    }
  },
);

test("any JSON at all in place of a push is answered, and never with a failure of ours", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.jsonValue(),
      fc.constantFrom("", "userId", "clientId", "acked", "commands"),
      async (value, field) => {
        const { status } =
          field === "" ? await send(asBearer(ada), "sync.push", value) : await sent({ [field]: value });
        expect(status).toBeLessThan(500);
      },
    ),
    { numRuns: 60 },
  );
});

test("the same number twice in a push is the same command, or stops it", async () => {
  const [first, second] = [read(), read()];
  expect(await laptop.push([first, first, second, second])).toMatchObject({
    outcomes: [{ number: 1 }, { number: 1 }, { number: 2 }, { number: 2 }],
  });
  const other = { ...read(), number: 2 };
  expect(await laptop.push([second, other, read()])).toMatchObject({ outcomes: [{ number: 2 }], stolen: true });
  expect(await titles()).toHaveLength(2);
});

test("numbers that go down, or jump to the last there is, lose nothing", async () => {
  const [first, second] = [read(), read()];
  expect(await laptop.push([second, first])).toEqual({ outcomes: [], expected: 1 });
  expect(await laptop.push([{ ...first, number: 2_147_483_647 }])).toEqual({ outcomes: [], expected: 1 });
  expect(await laptop.push([first, second])).toMatchObject({ outcomes: [{ ok: true }, { ok: true }] });
});
