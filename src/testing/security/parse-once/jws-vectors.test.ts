import { describe, expect, test } from "vitest";
import { judgeVectors } from "../../jws/judge";

const judgements = await judgeVectors();

describe.each(judgements)("the verifier and $group ($cases cases)", ({ falseAccepts, falseRejects }) => {
  test("accepts none that is wrong", () => {
    expect(falseAccepts).toEqual([]);
  });

  test("refuses none that is right", () => {
    expect(falseRejects).toEqual([]);
  });
});

test("there are more than two thousand vectors", () => {
  expect(judgements.reduce((total, { cases }) => total + cases, 0)).toBeGreaterThan(2000);
});
