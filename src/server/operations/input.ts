import { z } from "zod";
import { maxFieldErrors } from "../errors";
import { toFieldName } from "./names";
import { fieldLocation, type RestOperation } from "./operation";

export type FieldErrors = Record<string, string[]>;
export type GatheredInput =
  | { input: Record<string, unknown>; errors?: undefined }
  | { input?: undefined; errors: FieldErrors };

/** The fields that a procedure accepts, each with its JSON types and whether it is a list of strings, as needed to parse a query string. */
export type InputShape = ReadonlyMap<string, ReadonlySet<string>>;

/** The fields of a request, by their location. A repeated name appears twice. */
export interface RequestFields {
  path: [name: string, value: string][];
  query: URLSearchParams;
  body: [name: string, value: unknown][];
  header: [name: string, value: unknown][];
}

/**
 * Collects the input of an operation from the locations of a REST request. An unknown or repeated field is an error. Query values are strings,
 * converted to the numbers, booleans and lists that the procedure expects.
 */
export function gatherInput(places: RequestFields, operation: RestOperation & { shape: InputShape }): GatheredInput {
  const { shape, resource } = operation;
  const place = fieldLocation(operation);
  const input = new Map<string, unknown>();
  const errors = new Map<string, string[]>();
  const take = (name: string, read: (types: ReadonlySet<string>) => unknown, isItsPlace = true) => {
    const field = isItsPlace ? toFieldName(name, read(new Set()), resource) : undefined;
    const types = field === undefined ? undefined : shape.get(field);
    if (field === undefined || types === undefined) errors.set(name, ["Unknown field."]);
    else if (input.has(field)) errors.set(name, ["This field is repeated."]);
    else input.set(field, read(types));
  };
  for (const [name, value] of places.path) take(name, () => value);
  for (const name of new Set(places.query.keys())) {
    take(name, (types) => parseQueryValue(places.query.getAll(name), types), place === "query");
  }
  for (const [name, value] of places.header) take(name, () => value);
  for (const [name, value] of places.body) take(name, () => value, place === "body");
  return errors.size > 0
    ? { errors: Object.fromEntries([...errors].slice(0, maxFieldErrors)) }
    : { input: Object.fromEntries(input) };
}

/** Parses the values of a query field. `limit=10&limit=20` for a single value stays a list, which validation then rejects by name. */
function parseQueryValue(values: string[], types: ReadonlySet<string>): unknown {
  // `tags=` is how many clients write an empty list, which is no filter.
  if (types.has("list of texts") && values.join() === "") return undefined;
  if (types.has("array")) return values.flatMap((value) => value.split(","));
  const [value] = values;
  if (value === undefined || values.length > 1) return values;
  if ((types.has("integer") || types.has("number")) && /^-?\d{1,15}$/.test(value)) return Number(value);
  if (types.has("boolean") && (value === "true" || value === "false")) return value === "true";
  return value;
}

const typed = z.looseObject({
  type: z.string().optional(),
  items: z.looseObject({ enum: z.array(z.unknown()).optional() }).optional(),
});
const jsonSchemaNode = typed.extend({ anyOf: z.array(typed).optional(), "x-internal": z.boolean().optional() });
const objectSchema = z.looseObject({ properties: z.record(z.string(), jsonSchemaNode).default({}) });

/** Returns the fields that `schema` accepts: all but those marked `x-internal`. */
export function shapeOf(schema: z.ZodType | undefined): InputShape {
  if (schema === undefined) return new Map();
  const { properties } = objectSchema.parse(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }));
  const open = Object.entries(properties).filter(([, node]) => node["x-internal"] !== true);
  return new Map(open.map(([name, node]) => [name, typesOf(node)]));
}

function typesOf(node: z.infer<typeof jsonSchemaNode>): Set<string> {
  const forms = [node, ...(node.anyOf ?? [])];
  const isOfTexts = forms.some(({ items }) => items !== undefined && items.enum === undefined);
  return new Set([...forms.flatMap(({ type }) => type ?? []), ...(isOfTexts ? ["list of texts"] : [])]);
}
