import type { Resource } from "./operation";

/** `completedAt` → `completed_at`. */
export const toSnakeCase = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const toCamelCase = (name: string) => name.replaceAll(/_([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());

/** The outside name of an inside field, for what is said about it. */
export function outsideName(name: string, { unions }: Resource): string {
  const union = Object.entries(unions).find(([, { fields }]) => fields.includes(name));
  return union?.[0] ?? toSnakeCase(name);
}

/** The inside name of a field that came in; `undefined` when there is none, for names are written in one way only. */
export function insideName(name: string, value: unknown, resource: Resource): string | undefined {
  const union = Object.hasOwn(resource.unions, name) ? resource.unions[name] : undefined;
  if (union !== undefined) return union.choose(value);
  const inside = toCamelCase(name);
  return outsideName(inside, resource) === name ? inside : undefined;
}

/** Writes rows for the outside, in the order of the row's fields. Made once per resource, for a page has fifty of them. */
export function outsideWriter(resource: Resource): (row: object) => Record<string, unknown> {
  const shown = Object.keys(resource.row.shape).filter((name) => !resource.hidden.includes(name));
  const outside = [...new Set(shown.map((name) => outsideName(name, resource)))];
  const columns = outside.map((name) => ({ name, union: resource.unions[name], inside: toCamelCase(name) }));
  return (source) => {
    const written: Record<string, unknown> = {};
    for (const { name, union, inside } of columns) {
      written[name] = union === undefined ? Reflect.get(source, inside) : union.write(firstOf(union.fields, source));
    }
    return written;
  };
}

function firstOf(fields: readonly string[], source: object): unknown {
  return fields.map((name): unknown => Reflect.get(source, name)).find((value) => value != null);
}
