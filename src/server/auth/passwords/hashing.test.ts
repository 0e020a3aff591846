import { expect, test } from "vitest";
import { createPasswordHashing } from "./hashing";

test("a password verifies against its hash, another one does not", async () => {
  const { hash, verify } = createPasswordHashing(async () => undefined);
  const stored = await hash("correct horse");
  expect(await verify({ hash: stored, password: "correct horse" })).toBe(true);
  expect(await verify({ hash: stored, password: "correct house" })).toBe(false);
});

test("a hash that nothing made is an error for its caller alone", async () => {
  const { hash, verify } = createPasswordHashing(async () => undefined);
  const attempts = Array.from({ length: 20 }, () => verify({ hash: "not a hash", password: "x" }));
  const outcomes = await Promise.allSettled(attempts);
  expect(outcomes.every(({ status }) => status === "rejected")).toBe(true);
  expect(await hash("correct horse")).toContain(":");
});
