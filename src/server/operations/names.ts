import type { Resource } from "./operation";

/** Converts a name to snake case: `completedAt` → `completed_at`. */
export const toSnakeCase = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const toCamelCase = (name: string) => name.replaceAll(/_([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());

/** Returns the wire name of a field. */
export function toWireName(name: string, { unions }: Resource): string {
  const union = Object.entries(unions).find(([, { fields }]) => fields.includes(name));
  return union?.[0] ?? toSnakeCase(name);
}

/** Returns the field of a wire name; `undefined` if there is none, because each name has one spelling only. */
export function toFieldName(name: string, value: unknown, resource: Resource): string | undefined {
  const union = Object.hasOwn(resource.unions, name) ? resource.unions[name] : undefined;
  if (union !== undefined) return union.choose(value);
  const field = toCamelCase(name);
  return toWireName(field, resource) === name ? field : undefined;
}

/** Creates a writer of rows under their wire names, in the order of the fields. It is created once per resource, because a page has fifty rows. */
export function createRowWriter(resource: Resource): (row: object) => Record<string, unknown> {
  const shown = Object.keys(resource.row.shape).filter((name) => !resource.hidden.includes(name));
  const wireNames = [...new Set(shown.map((name) => toWireName(name, resource)))];
  const nestedWriters = Object.entries(resource.nested ?? {}).map(
    ([name, other]) => [name, createNestedWriter(other)] as const,
  );
  const writers = new Map(nestedWriters);
  const columns = wireNames.map((name) => {
    const field = toCamelCase(name);
    return { name, union: resource.unions[name], field, write: writers.get(field) };
  });
  return (source) => {
    const written: Record<string, unknown> = {};
    for (const { name, union, field, write } of columns) {
      if (union !== undefined) written[name] = union.write(firstPresent(union.fields, source));
      else written[name] = write === undefined ? Reflect.get(source, field) : write(Reflect.get(source, field));
    }
    return written;
  };
}

/** Creates a writer of a field with one row of `resource`, none, or a list. */
function createNestedWriter(resource: Resource): (value: unknown) => unknown {
  const writeRow = createRowWriter(resource);
  const write = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(write);
    return typeof value === "object" && value !== null ? writeRow(value) : value;
  };
  return write;
}

function firstPresent(fields: readonly string[], source: object): unknown {
  return fields.map((name): unknown => Reflect.get(source, name)).find((value) => value != null);
}
