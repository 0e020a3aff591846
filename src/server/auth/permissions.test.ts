import { describe, expect, test } from "vitest";
import { proceduresOf } from "../operations/catalogue";
import { appRouter } from "../router";
import { isPermitted } from "./permissions";

const asked = proceduresOf(appRouter).flatMap(({ name, meta }) => (meta.permission ? [{ name, ...meta }] : []));

describe("an administrator", () => {
  const declared = [...new Set(asked.flatMap(({ permission }) => permission ?? []))];

  test.each(declared)("may do what is asked for with %s", (permission) =>
    expect(isPermitted("admin", permission)).toBe(true),
  );
});

describe("any other role", () => {
  test.each(["user", "", "ADMIN", "admin,user", "owner", "constructor", "__proto__"])("as “%s” may nothing", (role) => {
    for (const { permission } of asked) expect(permission && isPermitted(role, permission)).toBe(false);
    expect(isPermitted(role, "users.read")).toBe(false);
  });
});
