import { describe, expect, test } from "vitest";
import { z } from "zod";
import { and, becomes, before, changed, gone, plus, schema, tasks, without } from "./changed-document";
import { breakingChanges } from "./compare";

const json = z.record(z.string(), z.unknown());

describe("a removed field", () => {
  test("is reported for every field of every response and every body, and for the name of every schema", () => {
    const { components } = z
      .looseObject({
        components: z.looseObject({ schemas: z.record(z.string(), z.looseObject({ properties: json.optional() })) }),
      })
      .parse(before);
    for (const [name, { properties = {} }] of Object.entries(components.schemas)) {
      expect(breakingChanges(before, changed(schema(name), gone))).toContain(`the schema ${name} is gone`);
      const isOpen = name === "IntrospectionRequest";
      for (const field of isOpen ? [] : Object.keys(properties)) {
        const changes = breakingChanges(before, changed(schema(name, "properties", field), gone));
        expect([name, field, changes.some((words) => words.startsWith(`${name}.${field} is`))]).toEqual([
          name,
          field,
          true,
        ]);
      }
    }
  });
});

describe("a change that breaks no client is not reported", () => {
  test.each([
    ["nothing", ["openapi"], (value: unknown) => value],
    ["another address", ["paths", "/api/boards"], becomes({})],
    ["other words", [...tasks, "get", "description"], becomes("Other words.")],
    ["another server", ["servers"], becomes([{ url: "https://tasks.example.com" }])],
    ["a field more in answers", schema("Task", "properties", "project"), becomes({ type: "string" })],
    ["a field that is always there now", schema("Problem", "required"), plus("request_id")],
    ["a field more that may be sent", schema("NewTask", "properties", "project"), becomes({ type: "string" })],
    ["a choice more that may be sent", schema("NewTask", "properties", "priority", "enum"), plus("urgent")],
    ["a choice less in answers", schema("Task", "properties", "priority", "enum"), without("low")],
    ["another kind of audit event", schema("AuditEvent", "properties", "kind", "enum"), plus("project.created")],
    ["a longer text", schema("NewTask", "properties", "title"), and({ maxLength: 600 })],
    [
      "null that may be sent",
      schema("NewTask", "properties", "title"),
      becomes({ anyOf: [{ type: "string" }, { type: "null" }] }),
    ],
    ["a refusal more", [...tasks, "get", "responses", "418"], becomes({ $ref: "#/components/responses/Forbidden" })],
    ["a refusal less", [...tasks, "get", "responses", "400"], gone],
  ] satisfies [string, string[], (value: unknown) => unknown][])("%s", (_what, path, change) => {
    expect(breakingChanges(before, changed(path, change))).toEqual([]);
  });
});
