import { describe, expect, test } from "vitest";
import { areVerified, idOf } from "./values";
import { instantOf } from "./instants";

const nothings = [undefined, null, "", " ", "null", "NULL", "\\N", "undefined", "NaN", "None", "[object Object]"];
const oddities = [{}, { $date: "never" }, { $oid: "" }, { a: 1 }, [], [true], ["x"], [1], NaN, Infinity, -1, "-1"];

describe("an address", () => {
  const dates = [
    "2024-05-06",
    "2024-05-06 07:08:09",
    "2024-05-06T07:08:09Z",
    "2024-05-06 07:08:09.123456+00",
    "2024-05-06 07:08:09 +0000 UTC",
  ];
  const foreign = [
    "Mon, 06 May 2024 07:08:09 GMT",
    "06.05.2024 07:08",
    "5/31/2024 7:08 AM",
    "31/05/2024",
    "5/6/24 7:08",
  ];
  const stamps = [1_714_978_800, 1_714_978_800_000, "1714978800", "1714978800000", "1.71498E+12", "1,71498E+12"];
  const mongo = [{ $date: "2024-05-06T07:08:09Z" }, { $date: { $numberLong: "1714978800000" } }];
  test.each([true, "true", "TRUE", 1, "1", "t", ...dates, ...foreign, ...stamps, ...mongo])(
    "is verified by %j",
    (value) => {
      expect(areVerified([value])).toBe(true);
    },
  );

  const denials = [false, 0, "false", "FALSE", "f", "0", "no", "n", "off"];
  const never = [
    "0000-00-00 00:00:00",
    "0000-00-00",
    "0001-01-01T00:00:00Z",
    "1970-01-01T00:00:00Z",
    "1900-01-00",
    "2024-02-31",
  ];
  const words = [
    "yes",
    "y",
    "pending",
    "unverified",
    "infinity",
    "truex",
    "f 1",
    "x 2024-05-06",
    "2",
    "2999-01-01",
    "9999-12-31",
  ];
  const numbers = [2, 0.5, 7, 1e300, 99_999_999_999_999];
  test.each([...nothings, ...oddities, ...denials, ...never, ...words, ...numbers])(
    "is not verified by %j",
    (value) => {
      expect(areVerified([value])).toBe(false);
    },
  );

  test("is not verified where two fields contradict each other, or none is there", () => {
    expect(areVerified([])).toBe(false);
    expect(areVerified([true, false])).toBe(false);
    expect(areVerified([true, "2024-05-06"])).toBe(true);
  });
});

describe("an id", () => {
  const good = ["u1", "7d3c1f0e-52a4-4b8e-9d0a-1c2b3a4d5e6f", "0", 0, 17, { $oid: "5dea9f9c82dd7c0e76e4ec93" }];
  test.each(good)("is %j", (value) => {
    expect(idOf(value)).toBe(idOf(structuredClone(value)));
    expect(idOf(value)).toBeTypeOf("string");
  });

  const words = ["__proto__", "true", "Infinity", "[object Array]", "1.03548E+20", "103547991597142000000", "a\0b"];
  const values = [true, false, 2 ** 53, 1.035_479_915_971_428_2e20, ["u1"], [1], { $oid: 1 }, { $oid: "NaN" }];
  test.each([...nothings, ...words, ...values, ...oddities.filter((odd) => odd !== -1 && odd !== "-1")])(
    "is not %j",
    (value) => {
      expect(idOf(value)).toBeUndefined();
    },
  );

  test("is the same only as the same value of the same type", () => {
    const ids = [1, "1", "01", "1.0", { $oid: "1" }].map(idOf);
    expect(new Set(ids).size).toBe(ids.length);
    expect(idOf(" u1 ")).toBe(idOf("u1"));
  });
});

describe("a date", () => {
  test.each([
    ["2024-05-06 07:08:09.1+02", "2024-05-06T05:08:09.100Z"],
    ["2024-05-06 07:08:09-0330", "2024-05-06T10:38:09.000Z"],
    ["2024-05-06 07:08:09", "2024-05-06T07:08:09.000Z"],
    ["5/31/2024 12:08 AM", "2024-05-31T00:08:00.000Z"],
    ["31.05.2024", "2024-05-31T00:00:00.000Z"],
    [1_714_978_800, "2024-05-06T07:00:00.000Z"],
  ])("%j is the instant %s, wherever it is read", (value, instant) => {
    expect(instantOf(value)?.toISOString()).toBe(instant);
  });
});
