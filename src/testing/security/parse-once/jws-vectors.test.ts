import { describe, expect, test } from "vitest";
import { judgeVectors } from "../../jws/judge";

const judgements = await judgeVectors();

describe.each(judgements)("the verifier and $group ($cases cases)", ({ falseAccepts, falseRejects }) => {
  test("accepts no invalid token", () => {
    expect(falseAccepts).toEqual([]);
  });

  test("refuses no valid token", () => {
    expect(falseRejects).toEqual([]);
  });
});

test("there are more than two thousand vectors", () => {
  expect(judgements.reduce((total, { cases }) => total + cases, 0)).toBeGreaterThan(2000);
});
