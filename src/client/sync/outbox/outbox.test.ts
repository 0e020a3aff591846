import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { uuidv7 } from "uuidv7";
import { describe, expect, test } from "vitest";
import { type Person, signUp } from "~/testing/people/people";
import { callerAs } from "~/testing/server/caller";
import { firstBatch, markSent, settle } from "./batch";
import { append, emptyOutbox, type Outbox, type OutboxEntry, withdraw } from "./outbox";

const given = (title: string) => ({
  id: uuidv7(),
  at: "2026-11-20T09:00:00.000Z",
  procedure: "tasks.create",
  input: { id: uuidv7(), title },
});
const filled = (titles: string[]) =>
  titles.reduce((outbox, title) => append(outbox, given(title)), emptyOutbox(randomUUID()));
const numbersOf = ({ entries }: Outbox) => entries.map(({ number }) => number);
const joined = ({ procedure, number }: OutboxEntry) => ({ procedure, input: { joined: number } });
const sentOf = (outbox: Outbox) => ({ clientId: outbox.clientId, batch: firstBatch(outbox) });
const newClientId = () => "new";

describe("an outbox", () => {
  test("numbers commands in sequence, and never uses a number twice", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("append", "send", "settle", "withdraw")), (acts) => {
        let outbox = emptyOutbox("laptop");
        const seen = new Map<number, string>();
        for (const act of acts) {
          const [first] = outbox.entries;
          if (act === "append") outbox = append(outbox, given("Read"));
          else if (act === "send") outbox = markSent(outbox, firstBatch(outbox));
          else if (act === "withdraw" && first !== undefined) outbox = withdraw(outbox, first.id);
          else if (act === "settle" && first !== undefined)
            outbox = settle(outbox, {
              sent: sentOf(outbox),
              answer: { outcomes: [{ number: first.number }] },
              newClientId,
            }).outbox;
          for (const { number, id } of outbox.entries) {
            expect(seen.get(number) ?? id).toBe(id);
            seen.set(number, id);
          }
        }
        expect([...seen.keys()].sort((a, b) => a - b)).toEqual([...seen.keys()].map((_, at) => at + 1));
      }),
    );
  });

  test("merges a command into the last one, but never into one that was sent", () => {
    const once = append(filled(["Read"]), given("Write"), joined);
    expect(once.entries).toMatchObject([{ number: 1, input: { joined: 1 } }]);
    const sent = markSent(once, firstBatch(once));
    expect(numbersOf(append(sent, given("Sing"), joined))).toEqual([1, 2]);
  });

  test("keeps the number of an undone command, and does not undo one that was sent", () => {
    const outbox = filled(["Read", "Write"]);
    const [first, second] = outbox.entries;
    const sent = markSent(outbox, outbox.entries.slice(0, 1));
    const taken = withdraw(withdraw(sent, first?.id ?? ""), second?.id ?? "");
    expect(taken.entries).toMatchObject([
      { procedure: "tasks.create" },
      { number: 2, id: second?.id, procedure: "noop" },
    ]);
  });

  test("sends no more at once than the server accepts, and at least one", () => {
    const many = filled(Array.from({ length: 60 }, () => "Read"));
    expect(firstBatch(many)).toHaveLength(50);
    const long = filled(Array.from({ length: 6 }, () => "é".repeat(20_000)));
    expect(firstBatch(long)).toHaveLength(4);
    expect(firstBatch(filled(["x".repeat(300_000), "Read"]))).toHaveLength(1);
    expect(firstBatch(emptyOutbox("laptop"))).toEqual([]);
  });

  test("removes each command with an outcome, once, and keeps the rest", () => {
    const outbox = filled(["Read", "Write", "Sing"]);
    const sent = sentOf(outbox);
    const answer = { outcomes: [{ number: 1 }, { number: 2 }] };
    const first = settle(outbox, { sent, answer, newClientId });
    expect(first.settled.map(({ entry }) => entry.number)).toEqual([1, 2]);
    expect([numbersOf(first.outbox), first.outbox.acked, first.outbox.next]).toEqual([[3], 2, 4]);
    expect(settle(first.outbox, { sent, answer, newClientId })).toEqual({ outbox: first.outbox, settled: [] });
  });

  test("renumbers for a new client if a number was used or is missing; if it is there, it is sent", () => {
    const outbox = filled(["Read", "Write", "Sing"]);
    const sent = sentOf(outbox);
    const left = settle(outbox, { sent, answer: { outcomes: [{ number: 1 }], stolen: true }, newClientId }).outbox;
    expect(left).toMatchObject({ clientId: "new", next: 3, acked: 0, entries: [{ number: 1 }, { number: 2 }] });
    expect(left.entries.map(({ id }) => id)).toEqual(outbox.entries.slice(1).map(({ id }) => id));
    expect(settle(outbox, { sent, answer: { outcomes: [], expected: 1 }, newClientId }).outbox).toEqual(outbox);
    const later = settle(outbox, { sent, answer: { outcomes: [{ number: 1 }] }, newClientId }).outbox;
    expect(
      settle(later, { sent: sentOf(later), answer: { outcomes: [], expected: 1 }, newClientId }).outbox.clientId,
    ).toBe("new");
    // An answer to the former client only removes commands that have an outcome.
    expect(
      settle(left, { sent, answer: { outcomes: [{ number: 2 }], stolen: true }, newClientId: () => "third" }).outbox,
    ).toEqual({
      ...left,
      entries: left.entries.slice(1),
    });
  });
});

/** Sends until nothing is left. Returns how many client ids it used. */
async function drain(person: Person, start: Outbox): Promise<Set<string>> {
  let outbox = start;
  const names = new Set([start.clientId]);
  while (outbox.entries.length > 0) {
    const sent = { clientId: outbox.clientId, batch: firstBatch(outbox).slice(0, 2) };
    outbox = markSent(outbox, sent.batch);
    const commands = sent.batch.map(({ isSent: _isSent, ...command }) => command);
    const { clientId, acked } = outbox;
    const answer = await callerAs(person).sync.push.mutate({ userId: person.userId, clientId, acked, commands });
    ({ outbox } = settle(outbox, { sent, answer, newClientId: randomUUID }));
    names.add(outbox.clientId);
  }
  return names;
}

test("a copied browser profile notices that its numbers are used, and every command of both is applied once", async () => {
  const ada = await signUp();
  const common = filled(["One", "Two", "Three"]);
  const [laptop, copy] = [append(append(common, given("Four")), given("Five")), append(common, given("Copied"))];
  expect((await drain(ada, laptop)).size).toBe(1);
  expect((await drain(ada, copy)).size).toBe(2);
  const titles = (await callerAs(ada).tasks.list.query()).items.map(({ title }) => title);
  expect(titles.sort()).toEqual(["Copied", "Five", "Four", "One", "Three", "Two"]);
  const both = [append(common, given("Six")), append(common, given("Seven"))].map((outbox) => drain(ada, outbox));
  await Promise.all(both);
  expect((await callerAs(ada).tasks.list.query()).items).toHaveLength(8);
});
