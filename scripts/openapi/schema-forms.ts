import { z } from "zod";

const json = z.record(z.string(), z.unknown());
const isSchema = z.union([json, z.boolean()]);

/** The parts of a JSON schema that clients can rely on. */
const schemaShape = z.looseObject({
  $ref: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  anyOf: z.array(json).optional(),
  oneOf: z.array(json).optional(),
  allOf: z.array(json).optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  format: z.string().optional(),
  pattern: z.string().optional(),
  properties: z.record(z.string(), json).default({}),
  required: z.array(z.string()).default([]),
  items: json.optional(),
  additionalProperties: isSchema.default(true),
  "x-extensible": z.boolean().default(false),
});

export type Schema = Record<string, unknown>;
export type Schemas = Record<string, Schema>;
/** One form of a value: of one type, with its parts merged. */
export type Form = z.infer<typeof schemaShape>;

/** Returns the name at the end of a reference; `undefined` for an inline schema. */
export function nameOf(schema: Schema): string | undefined {
  return schemaShape.parse(schema).$ref?.split("/").at(-1);
}

/** Returns the schemas one of which must match a value; usually the schema itself. */
export function alternativesIn(schema: Schema): Schema[] {
  const { anyOf, oneOf } = schemaShape.parse(schema);
  return anyOf ?? oneOf ?? [schema];
}

/** Returns every form of a value according to `schema`, with references resolved. */
export function formsOf(schema: Schema, schemas: Schemas): Form[] {
  const parsed = schemaShape.parse(schema);
  const name = nameOf(schema);
  if (name !== undefined) return formsOf(schemas[name] ?? {}, schemas);
  const alternatives = alternativesIn(schema);
  if (!alternatives.includes(schema)) return alternatives.flatMap((one) => formsOf(one, schemas));
  if (Array.isArray(parsed.type)) return parsed.type.flatMap((type) => formsOf({ ...schema, type }, schemas));
  const { allOf = [], ...own } = parsed;
  const parts = allOf.flatMap((part) => formsOf(part, schemas));
  return [parts.reduce(together, own)];
}

/** Merges two forms. */
function together(one: Form, other: Form): Form {
  return {
    ...one,
    ...other,
    properties: { ...one.properties, ...other.properties },
    required: [...new Set([...one.required, ...other.required])],
  };
}

/** Returns the values that a form is limited to, or `undefined` if it is not. */
export function choicesOf(form: Form): string[] | undefined {
  if (form.enum !== undefined) return form.enum.map((value) => JSON.stringify(value));
  return form.const === undefined ? undefined : [JSON.stringify(form.const)];
}

/** Returns the type of a form's value as text. */
export const kindOf = ({ type, format }: Form) => [type ?? "anything", format].filter(Boolean).join(" as ");
