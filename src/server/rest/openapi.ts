import { z } from "zod";
import { describeInput, describeRow, problemSchema, type Json } from "./json-schema";
import type { Resource } from "./operation";
import type { BoundOperation } from "./operations";

/**
 * The OpenAPI 3.1 document (https://spec.openapis.org/oas/v3.1.1) of everything that REST offers, from the procedures alone.
 * @param origin the public address, which becomes the only server
 */
export function describeApi(operations: BoundOperation[], origin: string): Json {
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    const described = describeOperation(operation);
    const path = (paths[`/api${operation.path}`] ??= {});
    path[operation.method.toLowerCase()] = { operationId: operation.procedure, ...described };
    if (operation.alias !== undefined) {
      path[operation.alias.toLowerCase()] = {
        operationId: `${operation.procedure}.${operation.alias.toLowerCase()}`,
        ...described,
      };
    }
  }
  const resources = [...new Set(operations.map(({ resource }) => resource))];
  return {
    openapi: "3.1.1",
    info: {
      title: "Keel",
      version: "1",
      summary: "Tasks, for any language",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: origin }],
    security: [{ bearer: [] }],
    paths,
    components: {
      securitySchemes: {
        bearer: {
          type: "http",
          scheme: "bearer",
          bearerFormat: "JWT",
          description: "From `/api/auth/token`, for a session.",
        },
      },
      schemas: {
        ...Object.fromEntries(resources.map((resource) => [resource.name, describeRow(resource)])),
        Problem: problemSchema,
      },
      responses: {
        Problem: {
          description: "What is wrong (RFC 9457).",
          content: { "application/problem+json": { schema: ref("Problem") } },
        },
      },
    },
  };
}

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

function describeOperation({ method, path, summary, resource, answers, input }: BoundOperation): Json {
  const { properties, required } = describeInput(input, resource);
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  const free = Object.entries(properties).filter(([name]) => !inPath.includes(name));
  const parameters = [
    ...inPath.map((name) => ({ name, in: "path", required: true, schema: properties[name] ?? {} })),
    ...(method === "GET" ? free.map(([name, schema]) => ({ name, in: "query", ...describeQueryField(schema) })) : []),
    ...("version" in properties ? [ifMatch] : []),
  ];
  const hasBody = method !== "GET" && free.length > 0;
  const body = {
    type: "object",
    properties: Object.fromEntries(free),
    required: required.filter((name) => !inPath.includes(name)),
    additionalProperties: false,
  };
  return {
    summary,
    tags: [`${resource.name}s`],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(hasBody
      ? { requestBody: { required: body.required.length > 0, content: { "application/json": { schema: body } } } }
      : {}),
    responses: { ...describeAnswer(resource, answers), default: { $ref: "#/components/responses/Problem" } },
  };
}

const ifMatch = {
  name: "If-Match",
  in: "header",
  description: "The `ETag` the change is based on; 412 when the task has changed since.",
  schema: { type: "string" },
};

/** `priority=high,low`: one value, several, or several by commas. */
function describeQueryField(schema: Json | undefined): Json {
  const array = variantsOf(schema).find(({ type }) => type === "array");
  return { schema: array ?? schema ?? {}, ...(array === undefined ? {} : { style: "form", explode: false }) };
}

function variantsOf(schema: Json | undefined): Json[] {
  return z.array(z.looseObject({})).safeParse(schema?.["anyOf"]).data ?? [];
}

function describeAnswer({ name }: Resource, answers: BoundOperation["answers"]): Json {
  if (answers === "nothing") return { 204: { description: "Done." } };
  const isPage = answers === "page";
  const header = (description: string) => ({ description, schema: { type: "string" } });
  const headers = {
    ...(isPage
      ? { Link: header('Leads to the next page, with rel="next", while there is more.') }
      : { ETag: header("The version.") }),
    ...(answers === "created" ? { Location: header("Where it can be read.") } : {}),
  };
  const schema = isPage ? { type: "array", items: ref(name) } : ref(name);
  const status = answers === "created" ? 201 : 200;
  return {
    [status]: {
      description: isPage ? "A page." : `The ${name.toLowerCase()}.`,
      headers,
      content: { "application/json": { schema } },
    },
  };
}
