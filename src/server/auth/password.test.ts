import { expect, it } from "vitest";
import { createPasswordHashing } from "./password";

it("a password verifies against its hash, another one does not", async () => {
  const { hash, verify } = createPasswordHashing(async () => undefined);
  const stored = await hash("correct horse");
  expect(await verify({ hash: stored, password: "correct horse" })).toBe(true);
  expect(await verify({ hash: stored, password: "correct house" })).toBe(false);
});

it("a flood is turned away at once beyond what can wait, and everybody who waited is served", async () => {
  const { verify } = createPasswordHashing(async () => undefined);
  const attempts = Array.from({ length: 100 }, () => verify({ hash: "not a hash", password: "x" }));
  const outcomes = await Promise.allSettled(attempts);
  const reasons = outcomes.map((outcome) => (outcome.status === "rejected" ? String(outcome.reason) : ""));
  expect(reasons.filter((reason) => reason.includes("Too many people"))).toHaveLength(100 - 2 - 64);
  expect(reasons.filter((reason) => reason.includes("Invalid password hash"))).toHaveLength(66);
  await expect(verify({ hash: "not a hash", password: "x" })).rejects.toThrow("Invalid password hash");
});
