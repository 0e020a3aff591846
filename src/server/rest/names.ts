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
  const union = resource.unions[name];
  if (union !== undefined) return union.choose(value);
  const inside = toCamelCase(name);
  return outsideName(inside, resource) === name ? inside : undefined;
}

/** Writes rows for the outside. Made once per resource, for a page has fifty of them. */
export function outsideWriter({ row, hidden, unions }: Resource): (row: object) => Record<string, unknown> {
  const inUnion = new Set(Object.values(unions).flatMap(({ fields }) => fields));
  const plain = Object.keys(row.shape)
    .filter((name) => !hidden.includes(name) && !inUnion.has(name))
    .map((name) => [name, toSnakeCase(name)] as const);
  const joined = Object.entries(unions);
  return (source) => {
    const written: Record<string, unknown> = {};
    for (const [inside, outside] of plain) written[outside] = Reflect.get(source, inside);
    for (const [outside, { fields, write }] of joined) {
      written[outside] = write(fields.map((name): unknown => Reflect.get(source, name)).find((value) => value != null));
    }
    return written;
  };
}
