import { Validator } from "@seriousme/openapi-schema-validator";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { appRouter } from "../router";
import { origin, testServer } from "~/testing/server/runtime";
import { resolveSchema } from "./components";
import { describeApi } from "./openapi";
import type { ApiDocument } from "./openapi-document";
import { operationsOf } from "../operations/bound-operation";

let text: string;
let document: ApiDocument;
beforeAll(async () => {
  text = await (await (await testServer()).fetch("/api/openapi.json")).text();
  document = describeApi(operationsOf(appRouter), origin);
});

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ call: `${method.toUpperCase()} ${path}`, operation })),
  );
const bodyOf = (call: string) => {
  const found = operations().find((candidate) => candidate.call === call);
  const schema = found?.operation.requestBody?.content["application/json"]?.schema ?? {};
  return z
    .looseObject({ properties: z.record(z.string(), z.record(z.string(), z.unknown())), required: z.array(z.string()) })
    .parse(resolveSchema(schema, document.components.schemas));
};

describe("the OpenAPI document", () => {
  test("is valid OpenAPI 3.1, and served as it is", async () => {
    expect(await new Validator().validate(JSON.parse(text))).toEqual({ valid: true });
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(document)));
    expect(text).toMatch(/^\{"openapi":"3\.1\.\d"/);
  });

  test("is refused by the same validator once something in it is wrong", async () => {
    const { responses: _, ...withoutResponses } = z.looseObject({}).parse(JSON.parse(text));
    expect((await new Validator().validate({ ...withoutResponses, paths: { tasks: {} } })).valid).toBe(false);
  });

  test("has every call of the table in the requirements, taking tasks out of the trash, sessions, the trail, the export and signing in", () => {
    expect(operations().map(({ call }) => call)).toEqual(
      expect.arrayContaining([
        "GET /api/tasks",
        "POST /api/tasks",
        "GET /api/tasks/{id}",
        "PATCH /api/tasks/{id}",
        "PUT /api/tasks/{id}",
        "DELETE /api/tasks/{id}",
        "PATCH /api/tasks/{id}/complete",
        "POST /api/tasks/{id}/restore",
        "GET /api/sessions",
        "DELETE /api/sessions/{id}",
        "GET /api/audit-events",
        "POST /api/account/export",
        "POST /api/auth/sign-in/email",
        "GET /api/auth/token",
        "POST /api/introspect",
      ]),
    );
  });

  test("names every operation once", () => {
    const ids = operations().map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("names a task's fields in the order of the wire, all of them always there", () => {
    const task = z
      .looseObject({ properties: z.record(z.string(), z.unknown()), required: z.array(z.string()) })
      .parse(document.components.schemas["Task"]);
    const order =
      "id user_id title description completed completed_at priority due_date tags version created_at updated_at";
    const names = Object.keys(task.properties);
    expect(names.filter((name) => order.split(" ").includes(name))).toEqual(order.split(" "));
    expect(task.required).toEqual(names);
  });

  test("gives the lengths and choices of the input", () => {
    const { properties, required } = bodyOf("POST /api/tasks");
    expect(required).toEqual(["title"]);
    expect(properties).toMatchObject({
      title: { type: "string", minLength: 1, maxLength: 500 },
      description: { type: "string", maxLength: 10_000, default: "" },
      priority: { enum: ["low", "medium", "high"], default: "medium" },
      tags: { type: "array", maxItems: 20, items: { type: "string", minLength: 1, maxLength: 50 } },
    });
    expect(z.array(z.looseObject({ format: z.string().optional() })).parse(properties["due_date"]?.["anyOf"])).toEqual([
      expect.objectContaining({ format: "date" }),
      { type: "null" },
      expect.objectContaining({ format: "date-time" }),
    ]);
  });

  test("uses snake_case only, and reveals no internal names", () => {
    // Better Auth answers a sign-in in its own names, which its clients know.
    const { SignIn: _, SignedIn: __, SecondFactorNeeded: ___, ...ours } = document.components.schemas;
    const written = JSON.stringify({ paths: document.paths, schemas: ours });
    const properties = written.matchAll(/"properties":\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}/g);
    for (const [match] of properties) expect(match).not.toMatch(/"[a-z]+[A-Z]\w*":\{/);
    for (const hidden of ["dueOn", "dueAt", "timeZone", "direction", "deletedAt", "x-internal"]) {
      expect(text).not.toContain(`"${hidden}"`);
    }
    // An export holds what is in the trash, too; nothing else knows of it.
    const {
      ExportedTask,
      ExportedProject,
      ExportedSection,
      ExportedView,
      ExportedReminder,
      ExportedComment,
      ExportedTag,
      ...others
    } = document.components.schemas;
    for (const exported of [
      ExportedTask,
      ExportedProject,
      ExportedSection,
      ExportedView,
      ExportedReminder,
      ExportedComment,
      ExportedTag,
    ])
      expect(JSON.stringify(exported)).toContain('"deleted_at":');
    expect(JSON.stringify(others)).not.toContain('"deleted_at":');
  });

  test("describes every way in which a call may be refused", () => {
    const statuses = Object.fromEntries(
      operations().map(({ call, operation }) => [call, Object.keys(operation.responses).join(" ")]),
    );
    expect(statuses).toMatchObject({
      "GET /api/sessions": "200 400 401 429 500 503",
      "DELETE /api/sessions/{id}": "204 400 401 403 404 429 500 503",
      "GET /api/audit-events": "200 400 401 429 500 503",
      "POST /api/account/export": "200 400 401 413 415 429 500 503",
      "GET /api/tasks": "200 400 401 429 500 503",
      "POST /api/tasks": "201 400 401 409 413 415 429 500 503",
      "GET /api/tasks/{id}": "200 304 400 401 403 404 429 500 503",
      "PATCH /api/tasks/{id}": "200 400 401 403 404 409 412 413 415 429 500 503",
      "PUT /api/tasks/{id}": "200 400 401 403 404 409 412 413 415 429 500 503",
      "DELETE /api/tasks/{id}": "204 400 401 403 404 412 429 500 503",
      "PATCH /api/tasks/{id}/complete": "200 400 401 403 404 409 412 413 415 429 500 503",
      "POST /api/tasks/{id}/restore": "200 400 401 403 404 413 415 429 500 503",
      "POST /api/auth/sign-in/email": "200 400 401 403 413 415 429 500 503",
      "GET /api/auth/token": "200 401 403 429 500 503",
      "POST /api/introspect": "200 400 401 403 413 429 500 503",
    });
  });
});

describe("what the document says to the generators of clients", () => {
  const schema = (name: string) => document.components.schemas[name];
  const operation = (call: string) => operations().find((candidate) => candidate.call === call)?.operation;

  test("is a description of every operation, tag and named schema", () => {
    const untold = [
      ...operations().filter((each) => each.operation.description.length < 20),
      ...document.tags.filter(({ description }) => description.length < 10),
      ...Object.entries(document.components.schemas).filter(
        ([name, { description }]) =>
          description === undefined && !/Problem$|^New|Changes$|Completion$|Request$/.test(name),
      ),
    ];
    const advice =
      "say it in the procedure's `rest`: a `description`, and a `body` whose name ends with Request, Changes or Completion, or begins with New";
    expect(untold, advice).toEqual([]);
    const tags = new Set(document.tags.map(({ name }) => name));
    expect(operations().filter((each) => each.operation.tags.some((tag) => !tags.has(tag)))).toEqual([]);
    expect(operation("PUT /api/tasks/{id}")?.description).toContain("Omitted fields are not changed");
  });

  test("names every body once: give the procedure's `rest` a `body`, such as NewTask", () => {
    const bodies = operations().flatMap(({ call, operation: { requestBody } }) =>
      Object.values(requestBody?.content ?? {}).map((media) => [call, media.schema["$ref"]]),
    );
    const named = (name: string) => `#/components/schemas/${name}`;
    expect(bodies).toEqual(bodies.map(([call]) => [call, expect.stringMatching(/^#\/components\/schemas\/\w+$/)]));
    expect(Object.fromEntries(bodies)).toMatchObject({
      "POST /api/tasks": named("NewTask"),
      "PATCH /api/tasks/{id}": named("TaskChanges"),
      "PUT /api/tasks/{id}": named("TaskChanges"),
    });
  });

  test("is that `current` of a conflict is the task", () => {
    const current = { current: { $ref: "#/components/schemas/Task" } };
    expect(schema("TaskConflictProblem")).toMatchObject({ allOf: [{}, { properties: current, required: [] }] });
    expect(schema("TaskPreconditionFailedProblem")).toMatchObject({
      allOf: [{}, { properties: current, required: ["current"] }],
    });
    expect(operation("PATCH /api/tasks/{id}")?.responses).toMatchObject({
      409: { $ref: "#/components/responses/TaskConflict" },
      412: { $ref: "#/components/responses/TaskPreconditionFailed" },
    });
    expect(operation("POST /api/tasks")?.responses["409"]?.$ref).toBe("#/components/responses/Conflict");
  });

  test("is that an event has a kind of the closed list, and a name that is not the browser's own", () => {
    expect(Object.keys(document.components.schemas)).not.toContain("Event");
    expect(schema("AuditEvent")).toMatchObject({
      properties: { kind: { enum: expect.arrayContaining(["task.created"]) } },
    });
  });

  test("is that no query parameter is null: an absent one is omitted", () => {
    const parameters = operations().flatMap((each) => each.operation.parameters);
    expect(parameters.filter((parameter) => JSON.stringify(parameter.schema).includes('"null"'))).toEqual([]);
    const cursor = operation("GET /api/tasks")?.parameters.find(({ name }) => name === "cursor");
    expect(cursor).toMatchObject({ required: false, schema: { type: "string", maxLength: 6000 } });
  });

  test("has one name for each schema, and no dangling reference", () => {
    const names = new Set(
      Object.entries(document.components).flatMap(([room, named]) =>
        Object.keys(named ?? {}).map((name) => `#/components/${room}/${name}`),
      ),
    );
    const missing = [...text.matchAll(/"\$ref":"([^"]+)"/g)].filter(([, ref = ""]) => !names.has(ref));
    expect(missing).toEqual([]);
  });
});
