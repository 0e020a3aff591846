import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { staticSql } from "./static-sql";

test("static SQL is made once for each object and name", () => {
  let made = 0;
  const make = staticSql<object>((_of, name) => {
    made += 1;
    return sql`select ${sql.identifier(name)}`;
  });
  const [one, other] = [{}, {}];
  expect(make(one, "a")).toBe(make(one, "a"));
  expect(make(one, "b")).not.toBe(make(one, "a"));
  make(other, "a");
  expect(made).toBe(3);
});

test("SQL with a parameter is refused, because its value would stay the same for ever", () => {
  const make = staticSql<object>((_of, name) => sql`select ${name}`);
  expect(() => make({}, "a")).toThrow("has no parameters");
});
