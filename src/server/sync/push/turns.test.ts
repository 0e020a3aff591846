import { expect, test } from "vitest";
import { createTurns } from "./turns";

function heldWork(log: string[], name: string) {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  const work = async () => {
    log.push(`${name} begins`);
    await held;
    log.push(`${name} ends`);
    return name;
  };
  return { work, release };
}

test("the work of one user runs in turn, even after a failure, and other users do not wait for it", async () => {
  const takeTurn = createTurns();
  const log: string[] = [];
  const [first, second] = [heldWork(log, "first"), heldWork(log, "second")];
  const failing = takeTurn("ada", async () => {
    await first.work();
    throw new Error("lost");
  });
  const waiting = takeTurn("ada", second.work);
  expect(await takeTurn("grace", () => Promise.resolve("at once"))).toBe("at once");
  expect(log).toEqual(["first begins"]);
  second.release();
  first.release();
  await expect(failing).rejects.toThrow("lost");
  expect(await waiting).toBe("second");
  expect(log).toEqual(["first begins", "first ends", "second begins", "second ends"]);
});

test("more work than a browser sends at once is refused until some of it is done", async () => {
  const takeTurn = createTurns();
  const { work, release } = heldWork([], "held");
  const accepted = Array.from({ length: 12 }, () => takeTurn("ada", work));
  await expect(takeTurn("ada", work)).rejects.toThrow("Too many pushes at once.");
  release();
  await Promise.all(accepted);
  expect(await takeTurn("ada", work)).toBe("held");
});
