import { expect, test } from "vitest";
import { type UserListFilter, readUsersAddress, usersHref } from "./list-address";
import { userFilter } from "./schema";
import { answers, orders, roles, sorts } from "./constants";

const read = (query: string) => readUsersAddress(new URLSearchParams(query));

test("a filter is read from its address as it was written, and the procedure accepts it", () => {
  const chosen: UserListFilter = {
    search: "100% zoë",
    role: "admin",
    banned: "yes",
    verified: "no",
    secondFactor: "yes",
    sort: "name",
    order: "asc",
  };
  const href = usersHref(chosen);
  expect(read(href.slice(href.indexOf("?")))).toEqual({ chosen, ignored: [] });
  expect(userFilter.parse(chosen)).toEqual(chosen);
});

test("an empty filter has the plain address", () => {
  expect(usersHref({ search: "", role: undefined })).toBe("/admin/users");
  expect(usersHref({ search: "a b" }, "next")).toBe("/admin/users?search=a+b&cursor=next");
});

test.each([
  ["role=owner", "role"],
  ["banned=maybe", "banned"],
  ["verified=1", "verified"],
  ["secondFactor=on", "secondFactor"],
  ["sort=password", "sort"],
  ["order=up", "order"],
  ["role=admin&role=user", "role"],
  [`search=${"x".repeat(201)}`, "search"],
  ["search=a%00b", "search"],
])("%s is ignored by name, as the procedure would refuse it", (query, field) => {
  const { chosen, ignored } = read(query);
  expect(ignored).toEqual([field]);
  expect(Object.values(chosen).filter((value) => value !== undefined)).toEqual([]);
  const raw = new URLSearchParams(query).getAll(field);
  expect(userFilter.safeParse({ [field]: raw.length > 1 ? raw : raw[0] }).success).toBe(false);
});

test("every value that the procedure knows can be in an address", () => {
  const words = { role: roles, banned: answers, verified: answers, secondFactor: answers, sort: sorts, order: orders };
  for (const [field, values] of Object.entries(words)) {
    for (const value of values)
      expect(read(`${field}=${value}`)).toMatchObject({ chosen: { [field]: value }, ignored: [] });
  }
});
