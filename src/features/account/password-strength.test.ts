import { expect, test } from "vitest";
import { ratePassword } from "./password-strength";

test.each([
  ["password", 0],
  ["12345678", 0],
  ["ada lovelace", 1],
  ["water the ferns on friday", 4],
  ["7vQ!x92mTb#kLp", 4],
])("%j scores %i or thereabouts", (password, score) => {
  expect(Math.abs(ratePassword(password, ["Ada Lovelace"]).score - score)).toBeLessThanOrEqual(score === 0 ? 0 : 1);
});

test("what an attacker knows of a person is worth less", () => {
  const password = "mira.grunewald1987";
  expect(ratePassword(password, ["mira.grunewald", "1987"]).score).toBeLessThan(ratePassword(password).score);
});

test("every score has words of its own", () => {
  const said = ["password", "lovelace12", "lovelace12 Bx", "lovelace12 Bxt", "7vQ!x92mTb#kLp"].map(
    (password) => ratePassword(password).label,
  );
  expect(said[0]).toBe("Very weak");
  expect(said.at(-1)).toBe("Very good");
});

test("the longest password is rated, and nothing is too odd", () => {
  expect(ratePassword("x".repeat(128)).score).toBeLessThanOrEqual(2);
  expect(ratePassword("🌱🌲🌳🌴🌵🌾🌿🍀").score).toBeGreaterThanOrEqual(1);
  expect(ratePassword("").score).toBe(0);
});
