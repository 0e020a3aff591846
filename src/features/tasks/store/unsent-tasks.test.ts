import { expect, test } from "vitest";
import { refused, repeatable, type UnsentTask } from "./unsent-tasks";

const task = (id: string, more: Partial<UnsentTask> = {}): UnsentTask => ({ id, input: { title: id }, ...more });

test("a task that waits for its first answer is not shown as failed; a refused one is", () => {
  const tasks = [task("waiting", { isBusy: true }), task("refused", { reason: "No." }), task("left behind")];
  expect(refused(tasks).map(({ id }) => id)).toEqual(["refused"]);
});

test("transient failures and tasks left by a closed page are retried automatically; a permanent refusal is not", () => {
  const tasks = [
    task("waiting", { isBusy: true }),
    task("unreachable", { reason: "The server cannot be reached.", isTransient: true }),
    task("refused", { reason: "Use at most 500 characters.", isTransient: false }),
    task("left behind"),
  ];
  expect(repeatable(tasks).map(({ id }) => id)).toEqual(["unreachable", "left behind"]);
});
