import { z } from "zod";
import { insideName } from "./names";
import type { Resource } from "./operation";

type Errors = Record<string, string[]>;
export type Gathered = { input: Record<string, unknown>; errors?: undefined } | { input?: undefined; errors: Errors };

/** JSON Schema of what a procedure takes, as far as reading a query string needs it. */
export interface InputShape {
  properties: Record<string, { types: Set<string> }>;
}

/**
 * One input from the three places REST puts it. The path wins over nothing: a field that is given twice is refused.
 * @param query values are text, and become numbers, booleans and lists where the procedure wants those
 */
export function gatherInput(
  places: { path: Record<string, string>; query: URLSearchParams; body: Record<string, unknown> },
  shape: InputShape,
  resource: Resource,
): Gathered {
  const input: Record<string, unknown> = {};
  const errors: Errors = {};
  const take = (name: string, value: unknown) => {
    const inside = insideName(name, value, resource);
    if (inside === undefined || !Object.hasOwn(shape.properties, inside))
      errors[name] = ["This field is not known here."];
    else if (Object.hasOwn(input, inside)) errors[name] = ["This field is given twice."];
    else input[inside] = value;
  };
  for (const [name, value] of Object.entries(places.path)) take(name, value);
  for (const name of new Set(places.query.keys())) {
    const inside = insideName(name, "", resource);
    const types =
      inside !== undefined && Object.hasOwn(shape.properties, inside) ? shape.properties[inside]?.types : undefined;
    take(name, readText(places.query.getAll(name), types ?? new Set()));
  }
  for (const [name, value] of Object.entries(places.body)) take(name, value);
  return Object.keys(errors).length > 0 ? { errors } : { input };
}

/** `limit=10&limit=20` where one value is wanted stays a list, and validation refuses it by its name. */
function readText(values: string[], types: ReadonlySet<string>): unknown {
  if (types.has("array")) return values.flatMap((value) => value.split(","));
  const [value] = values;
  if (value === undefined || values.length > 1) return values;
  if ((types.has("integer") || types.has("number")) && /^-?\d{1,15}$/.test(value)) return Number(value);
  if (types.has("boolean") && (value === "true" || value === "false")) return value === "true";
  return value;
}

const typed = z.looseObject({ type: z.string().optional() });
const jsonSchemaNode = typed.extend({ anyOf: z.array(typed).optional() });
type JsonSchemaNode = z.infer<typeof jsonSchemaNode>;
const objectSchema = z.looseObject({ properties: z.record(z.string(), jsonSchemaNode).default({}) });

/** What `schema`'s input looks like from outside. */
export function shapeOf(schema: z.ZodType | undefined): InputShape {
  if (schema === undefined) return { properties: {} };
  const { properties } = objectSchema.parse(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }));
  return {
    properties: Object.fromEntries(Object.entries(properties).map(([name, node]) => [name, { types: typesOf(node) }])),
  };
}

function typesOf(node: JsonSchemaNode): Set<string> {
  const types = [node, ...(node.anyOf ?? [])].flatMap(({ type }) => type ?? []);
  return new Set(types);
}
