import { raw } from "hono/html";
import { z } from "zod";
import { nameIn, resolveSchema } from "./components";
import type { Json } from "./openapi-document";

const node = z.looseObject({
  $ref: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  format: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  description: z.string().optional(),
  default: z.union([z.string(), z.number(), z.boolean(), z.unknown().transform(() => undefined)]).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  maxLength: z.number().optional(),
  maxItems: z.number().optional(),
  items: z.record(z.string(), z.unknown()).optional(),
  anyOf: z.array(z.record(z.string(), z.unknown())).optional(),
  allOf: z.array(z.record(z.string(), z.unknown())).optional(),
  properties: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
  required: z.array(z.string()).optional(),
});

/** Returns the description of `schema`. */
export const descriptionOf = (schema: Json): string => node.parse(schema).description ?? "";

/** Returns the values of an enumerated field. */
export function choicesOf(schema: Json): string[] {
  const { enum: values, type } = node.parse(schema);
  return type === "boolean" ? ["true", "false"] : (values ?? []).map(String);
}

/** Describes the type of a field: `a string, at most 500 characters`. */
export function describeType(schema: Json): string {
  const { $ref, type, format, enum: values, anyOf, items, minimum, maximum, maxLength, maxItems } = node.parse(schema);
  if ($ref !== undefined) return `\`${nameIn($ref)}\``;
  if (Array.isArray(type)) return type.map((one) => describeType({ ...schema, type: one })).join(", or ");
  if (anyOf !== undefined) return [...new Set(anyOf.map(describeType))].join(", or ");
  if (values !== undefined) return `one of ${values.map(String).join(", ")}`;
  if (type === "array")
    return `an array${maxItems === undefined ? "" : ` of at most ${maxItems}`}: ${describeType(items ?? {})}`;
  if (type === "integer" && minimum !== undefined && maximum !== undefined && maximum < 1e9) {
    return `an integer from ${minimum} to ${maximum}`;
  }
  if (type === "integer") return "an integer";
  if (type === "string" && format !== undefined) return formats[format] ?? format;
  if (type === "string") return maxLength === undefined ? "a string" : `a string, at most ${maxLength} characters`;
  return type === "boolean" ? "a boolean" : (type ?? "anything");
}

const formats: Record<string, string> = {
  date: "a date such as 2026-11-20",
  "date-time": "a date and time such as 2026-11-20T09:00:00Z",
  uuid: "a UUID",
};

interface FieldDescription {
  name: string;
  description: string;
  isRequired: boolean;
}

/** Returns the hint of a field: its type, default and description. */
export function hintFor(schema: Json, description = node.parse(schema).description): string {
  const { default: preset } = node.parse(schema);
  const type = describeType(schema);
  const sentence = `${type.charAt(0).toUpperCase()}${type.slice(1)}`;
  const defaultText = preset === undefined || preset === "" ? [] : [`default ${preset}`];
  return [[sentence, ...defaultText].join("; "), ...(description === undefined ? [] : [description])].join(". ");
}

/** Describes the fields of an object, also of a referenced one and of alternatives. */
export function describeFields(schema: Json, schemas: Record<string, Json>): FieldDescription[] {
  const { anyOf = [], allOf = [], properties = {}, required = [] } = node.parse(resolveSchema(schema, schemas));
  const parts = [...anyOf, ...allOf].flatMap((part) => describeFields(part, schemas));
  if (parts.length > 0) return [...new Map(parts.map((part) => [part.name, part])).values()];
  return Object.entries(properties).map(([name, property]) => ({
    name,
    description: hintFor(property),
    isRequired: required.includes(name),
  }));
}

/** Renders the Markdown of descriptions as HTML: code and links. */
export function inline(text: string) {
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
  return raw(
    escaped
      .replaceAll(/`([^`]+)`/g, "<code>$1</code>")
      .replaceAll(/\[([^\]]+)\]\((https:[^)\s]+)\)/g, '<a href="$2" rel="noreferrer">$1</a>'),
  );
}
