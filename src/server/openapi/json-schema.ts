import { z } from "zod";
import type { Components } from "./components";
import { toWireName } from "../operations/names";
import type { Json } from "./openapi-document";
import type { Resource } from "../operations/operation";

/** The fields of an input or a row, under their wire names, as JSON Schema 2020-12. */
export interface Fields {
  properties: Record<string, Json>;
  required: string[];
}

const objectShape = z.looseObject({
  properties: z.record(z.string(), z.looseObject({})).default({}),
  required: z.array(z.string()).default([]),
});

/** Returns the fields that `schema` accepts. */
export function describeInput(schema: z.ZodType | undefined, resource: Resource, components: Components): Fields {
  return schema === undefined ? { properties: {}, required: [] } : describe(schema, "input", { resource, components });
}

/** Adds the schema of `resource` and those it contains, and returns the reference. */
export function describeRow(resource: Resource, components: Components): Json {
  return components.add(resource.name, resource, () => {
    const { properties } = describe(resource.row, "output", { resource, components });
    const shown = Object.entries(properties).filter(
      ([name]) => !resource.hidden.some((field) => toWireName(field, resource) === name),
    );
    return {
      type: "object",
      description: resource.description,
      properties: Object.fromEntries(shown),
      required: shown.map(([name]) => name),
      additionalProperties: false,
    };
  });
}

const problemSchema: Json = {
  type: "object",
  description: "An error (RFC 9457).",
  required: ["type", "title", "status", "code"],
  properties: {
    type: { type: "string" },
    title: { type: "string", description: "A description of the error for people." },
    status: { type: "integer" },
    code: { type: "string", description: "A stable code for programs." },
    request_id: { type: "string", description: "The id of the request in the server's log." },
    errors: {
      type: "object",
      additionalProperties: { type: "array", items: { type: "string" } },
      description: "The error messages, by field.",
    },
  },
};

/** Adds the schema of an error, and returns the reference. */
export const nameProblem = (components: Components) => components.add("Problem", problemSchema, () => problemSchema);

/** Describes the fields of a schema; fields with one wire name are merged into alternatives. */
function describe(
  schema: z.ZodType,
  io: "input" | "output",
  { resource, components }: { resource: Resource; components: Components },
): Fields {
  const { properties, required } = objectShape.parse(z.toJSONSchema(schema, { io, unrepresentable: "any" }));
  const merged: Record<string, Json> = {};
  for (const [name, property] of Object.entries(properties)) {
    if (property["x-internal"] === true) continue;
    const wireName = toWireName(name, resource);
    const nested = resource.nested?.[name];
    if (io === "output" && nested !== undefined) {
      merged[wireName] = { ...describeNested(property, describeRow(nested, components)), ...described(property) };
      continue;
    }
    const earlier = merged[wireName];
    merged[wireName] =
      earlier === undefined ? property : { anyOf: unique([...formsOf(earlier), ...formsOf(property)]) };
  }
  return { properties: merged, required: required.map((name) => toWireName(name, resource)) };
}

/** Describes a list of rows, or one that may be missing. */
function describeNested(property: Json, row: Json): Json {
  if (property["type"] === "array") return { type: "array", items: row };
  return property["anyOf"] === undefined ? row : { anyOf: [row, { type: "null" }] };
}

const described = ({ description }: Json) => (typeof description === "string" ? { description } : {});

function formsOf(schema: Json): Json[] {
  return z.array(z.looseObject({})).safeParse(schema["anyOf"]).data ?? [schema];
}

function unique(forms: Json[]): Json[] {
  return [...new Map(forms.map((form) => [JSON.stringify(form), form])).values()];
}
