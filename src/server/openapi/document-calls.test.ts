import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { readDocument, valuesOf, type Operation } from "~/testing/server/openapi-client";
import { signUp } from "~/testing/people/people";
import { restAs, restWith, type RestAnswer, type Send } from "~/testing/server/rest";
import { testServer } from "~/testing/server/runtime";

/** Everything below is done with the document alone: no path, no field and no value is written here. */
const server = await testServer();
const reader = readDocument((await restWith(server)("GET", "/api/openapi.json")).body);
const creations = reader.operations.filter(({ responses }) => responses["201"] !== undefined);

let send: Send;
beforeAll(async () => {
  send = restAs(await signUp());
});

const exampleBody = ({ requestBody }: Operation) =>
  z.record(z.string(), z.unknown()).optional().parse(requestBody?.content["application/json"]?.example);

/**
 * Returns the example of a body. `ids` get the id of a row that was created for it, a task in the trash if that is what the address is about, and a field
 * such as `project_id` that of a project.
 */
async function bodyOf(operation: Operation, as: Send): Promise<Record<string, unknown> | undefined> {
  const body = exampleBody(operation);
  const isInTrash = operation.path.startsWith("/api/trash/");
  for (const [name, example] of Object.entries(body ?? {})) {
    const listed = isInTrash ? "/api/tasks" : operation.path.split("/", 3).join("/");
    const path = name === "ids" ? listed : `/api/${name.replace(/_id$/, "")}s`;
    const creation = creations.find((candidate) => /^ids$|_id$/.test(name) && candidate.path === path);
    if (name === "ids" && creation !== undefined) {
      const { id } = await created(creation, as);
      if (isInTrash) await as("DELETE", `${path}/${String(id)}`);
      Object.assign(body ?? {}, { [name]: [id] });
    } else if (creation !== undefined && example !== null)
      Object.assign(body ?? {}, { [name]: (await created(creation, as))["id"] });
  }
  return body;
}

async function created(creation: Operation, as: Send): Promise<Record<string, unknown>> {
  const { body } = await as(creation.method, creation.path, await bodyOf(creation, as));
  return z.record(z.string(), z.unknown()).parse(body);
}

/**
 * Returns an existing resource and a caller who may change it: the parameters of `operation`. The resource is new if the document links to it from
 * its creation, else one of the list at that address, of a new user who may lose it.
 */
async function visit(operation: Operation): Promise<{ as: Send; values: Record<string, unknown> }> {
  const list = reader.operations.find(({ method, path }) => method === "GET" && operation.path.startsWith(`${path}/{`));
  const creation = creations.find(({ path }) => list === undefined || list.path === path);
  if (creation !== undefined) return { as: send, values: await linkedTo(operation, creation) };
  const as = restAs(await signUp());
  const [first] = z.array(z.record(z.string(), z.unknown())).parse((await as("GET", list?.path ?? "")).body);
  return { as, values: first ?? {} };
}

async function linkedTo(operation: Operation, creation: Operation): Promise<Record<string, unknown>> {
  const fields = await created(creation, send);
  const own = operation.operationId.split(".").slice(0, 2).join(".");
  const link = creation.responses["201"]?.links?.[own];
  return Object.fromEntries(
    Object.entries(link?.parameters ?? {}).map(([name, expression]) => [name, fields[expression.split("#/")[1] ?? ""]]),
  );
}

const addressOf = ({ path }: Operation, values: Record<string, unknown>) =>
  path.replaceAll(/\{(\w+)\}/g, (_match, name: string) => encodeURIComponent(String(values[name])));

async function call(operation: Operation, query = "", fields: object = {}): Promise<RestAnswer> {
  const { as, values } = await visit(operation);
  const body = await bodyOf(operation, as);
  return as(operation.method, `${addressOf(operation, values)}${query}`, body && { ...body, ...fields });
}

const withToken = reader.operations
  .filter(({ tags }) => !tags.includes("Authentication"))
  .map((operation) => Object.assign(operation, { call: `${operation.method} ${operation.path}` }));

describe.each(withToken)("$call, called as its document says", (operation) => {
  test("succeeds, with exactly the documented answer and headers", async () => {
    const answer = await call(operation);
    expect(answer.status).toBeLessThan(300);
    expect(reader.check(operation, answer)).toEqual([]);
    const { headers = {}, content = {} } = operation.responses[String(answer.status)] ?? {};
    for (const name of Object.keys(headers).filter((header) => header !== "Link")) {
      expect([name, answer.headers.has(name)]).toEqual([name, true]);
    }
    for (const { schema, example } of Object.values(content)) expect(reader.faultsIn(schema, example)).toEqual([]);
  });

  test("has an example that its own schema accepts", () => {
    for (const { schema, example } of Object.values(operation.requestBody?.content ?? {})) {
      const advice =
        "give a field that the resource does not have an example of its own, in the feature's schema.ts: `z.boolean().meta({ examples: [true] })`";
      expect(reader.faultsIn(schema, example), advice).toEqual([]);
    }
    for (const { schema, example } of operation.parameters.filter((parameter) => parameter.in === "path")) {
      expect(reader.faultsIn(schema, example)).toEqual([]);
    }
  });

  test("accepts every value of every parameter that the document gives", async () => {
    for (const { name, schema } of operation.parameters.filter((parameter) => parameter.in === "query")) {
      for (const value of valuesOf(schema)) {
        const answer = await call(operation, `?${name}=${encodeURIComponent(String(value))}`);
        expect([name, value, answer.status, reader.check(operation, answer)]).toEqual([name, value, 200, []]);
      }
    }
  });

  test("is refused, as documented, for a value beyond the documented limits", async () => {
    for (const { name, schema } of operation.parameters.filter((parameter) => parameter.in === "query")) {
      const beyond = typeof schema["maximum"] === "number" ? schema["maximum"] + 1 : "x".repeat(5000);
      const answer = await call(operation, `?${name}=${beyond}`);
      expect([name, answer.status, reader.check(operation, answer)]).toEqual([name, 400, []]);
    }
    const { properties = {} } = z
      .looseObject({ properties: z.record(z.string(), z.record(z.string(), z.unknown())).optional() })
      .parse(operation.requestBody?.content["application/json"]?.schema ?? {});
    for (const [name, { maxLength }] of Object.entries(properties).filter(([, schema]) => "maxLength" in schema)) {
      const longest = "x".repeat(z.number().parse(maxLength));
      expect((await call(operation, "", { [name]: longest })).status).toBeLessThan(300);
      const answer = await call(operation, "", { [name]: `${longest}x` });
      expect([name, answer.status, reader.check(operation, answer)]).toEqual([name, 400, []]);
    }
  });

  test("is refused, as documented, without a token, for others, when missing, when stale and when unreadable", async () => {
    const { as, values } = await visit(operation);
    const address = addressOf(operation, values);
    const { method, responses } = operation;
    const example = Object.fromEntries(operation.parameters.map((parameter) => [parameter.name, parameter.example]));
    const body = await bodyOf(operation, as);
    const stranger = restAs(await signUp());
    const expected: [status: string, answer: () => Promise<RestAnswer>][] = [
      ["401", () => restWith(server)(method, address, body)],
      ["403", () => stranger(method, address, body)],
      ["404", () => as(method, addressOf(operation, example), body)],
      ["412", () => as(method, address, body, { "if-match": '"77"' })],
      ["415", () => as(method, address, "x", { "content-type": "text/plain" })],
      ["413", () => as(method, address, `"${"x".repeat(300_000)}"`)],
      ["304", () => as(method, address, undefined, { "if-none-match": "*" })],
    ];
    for (const [status, ask] of expected.filter(([documented]) => documented in responses)) {
      const answer = await ask();
      expect([answer.status, reader.check(operation, answer)]).toEqual([Number(status), []]);
    }
  });
});
