import { expect, test } from "vitest";
import { createHashingQueue, type HashingParties } from "./hashing-queue";

/** Work that ends when the test says so, by the name of whose it is. */
function startQueue() {
  const queue = createHashingQueue();
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const enter = (name: string, parties: HashingParties, kind: "own" | "imported" = "own") =>
    queue(kind, parties, () => {
      begun.push(name);
      return new Promise<string>((resolve) => ends.push(() => resolve(name)));
    });
  const settled = () => new Promise(setImmediate);
  const endNext = async () => {
    ends.shift()?.();
    await settled();
  };
  return { enter, begun, settled, endNext };
}

const one = (name: string): HashingParties => [[name, 1]];

test("one party that sends much waits behind another, and not the other way round", async () => {
  const { enter, begun, settled, endNext } = startQueue();
  const flood = Array.from({ length: 20 }, () => enter("flood", one("flood")));
  const stranger = enter("stranger", one("stranger"));
  const second = enter("second", one("second"));
  await settled();
  expect(begun).toEqual(["flood", "flood"]);
  await endNext();
  await endNext();
  await endNext();
  await endNext();
  expect(begun.slice(0, 5)).toEqual(expect.arrayContaining(["stranger", "second"]));
  for (let at = 0; at < 22; at += 1) await endNext();
  expect(await Promise.all([stranger, second])).toEqual(["stranger", "second"]);
  expect(await Promise.all(flood)).toHaveLength(20);
});

test("an account takes turns with others, from however many networks it is asked for", async () => {
  const { enter, begun, endNext } = startQueue();
  const all = Array.from({ length: 20 }, (_, at) =>
    enter("flood", [
      ["account", 1],
      [`network ${at}`, 1],
    ]),
  );
  all.push(
    enter("stranger", [
      ["other account", 1],
      ["other network", 1],
    ]),
  );
  for (let at = 0; at < 4; at += 1) await endNext();
  expect(begun).toContain("stranger");
  for (let at = 0; at < 20; at += 1) await endNext();
  expect(await Promise.all(all)).toHaveLength(21);
});

test("who would wait for more than two seconds is refused at once, with when to come back", async () => {
  const { enter, endNext } = startQueue();
  const outcomes = Array.from({ length: 100 }, () =>
    enter("flood", one("flood")).then(String, (error: unknown) => error),
  );
  const refused = await Promise.all(outcomes.slice(60));
  for (const error of refused) {
    expect(error).toMatchObject({ statusCode: 503 });
    const headers = new Headers(Reflect.get(Object(error), "headers"));
    expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
  }
  for (let at = 0; at < 100; at += 1) await endNext();
  expect((await Promise.all(outcomes)).filter((outcome) => outcome === "flood").length).toBeGreaterThan(30);
});

test("who has waited for two seconds is refused, and the others go on", async () => {
  const { enter, begun, endNext } = startQueue();
  const first = [enter("a", one("a")), enter("b", one("b"))];
  await expect(enter("c", one("c"))).rejects.toMatchObject({ statusCode: 503 });
  const next = enter("d", one("d"));
  await endNext();
  await endNext();
  await endNext();
  expect(begun).toEqual(["a", "b", "d"]);
  expect(await Promise.all([...first, next])).toEqual(["a", "b", "d"]);
});

test("hashes of other products never take both threads", async () => {
  const { enter, begun, settled, endNext } = startQueue();
  const slow = [enter("slow", one("a"), "imported"), enter("slow", one("b"), "imported")];
  const own = [enter("own", one("c")), enter("own", one("d"))];
  await settled();
  expect(begun).toEqual(["slow", "own"]);
  for (let at = 0; at < 6; at += 1) await endNext();
  expect(await Promise.all([...slow, ...own])).toEqual(["slow", "slow", "own", "own"]);
});

test("work that fails leaves its place to the next", async () => {
  const queue = createHashingQueue();
  const failing = Array.from({ length: 10 }, () => queue("own", [], () => Promise.reject(new Error("No."))));
  expect((await Promise.allSettled(failing)).every(({ status }) => status === "rejected")).toBe(true);
  expect(await queue("own", [], async () => "done")).toBe("done");
});
