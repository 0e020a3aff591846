import { expect, test } from "vitest";
import { ratePassword } from "./password-strength";

test.each([
  ["password", 0],
  ["12345678", 0],
  ["ada lovelace", 1],
  ["water the ferns on friday", 4],
  ["7vQ!x92mTb#kLp", 4],
])("%j scores about %i", (password, score) => {
  expect(Math.abs(ratePassword(password, ["Ada Lovelace"]).score - score)).toBeLessThanOrEqual(score === 0 ? 0 : 1);
});

test("data an attacker knows about the user lowers the score", () => {
  const password = "mira.grunewald1987";
  expect(ratePassword(password, ["mira.grunewald", "1987"]).score).toBeLessThan(ratePassword(password).score);
});

test("every score has a label of its own", () => {
  const said = ["password", "lovelace12", "lovelace12 Bx", "lovelace12 Bxt", "7vQ!x92mTb#kLp"].map(
    (password) => ratePassword(password).label,
  );
  expect(said[0]).toBe("Very weak");
  expect(said.at(-1)).toBe("Very good");
});

test("the longest password and unusual characters are rated", () => {
  expect(ratePassword("x".repeat(128)).score).toBeLessThanOrEqual(2);
  expect(ratePassword("🌱🌲🌳🌴🌵🌾🌿🍀").score).toBeGreaterThanOrEqual(1);
  expect(ratePassword("").score).toBe(0);
});
