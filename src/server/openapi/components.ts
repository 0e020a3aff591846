import type { Json } from "./openapi-document";

/** Refers to a schema of the document by its name. */
export const refTo = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** Returns `schema` itself, or the one of `schemas` that it refers to. */
export function resolveSchema(schema: Json, schemas: Record<string, Json>): Json {
  const { $ref } = schema;
  return typeof $ref === "string" ? (schemas[nameIn($ref)] ?? {}) : schema;
}

/** The name at the end of a reference. */
export const nameIn = (ref: string) => ref.split("/").at(-1) ?? "";

/** The schemas that a document names, each of them once. */
export class Components {
  readonly #schemas = new Map<string, { of: unknown; schema: Json }>();

  /**
   * Names what `describe` returns, unless `of` has that name already, and returns the reference to it.
   * @throws {TypeError} when something else has the name
   */
  add(name: string, of: unknown, describe: () => Json): { $ref: string } {
    const known = this.#schemas.get(name);
    if (known === undefined) {
      const schema: Json = {};
      this.#schemas.set(name, { of, schema });
      Object.assign(schema, describe());
    } else if (known.of !== of) throw new TypeError(`Two schemas of the OpenAPI document are named ${name}.`);
    return refTo(name);
  }

  /** Every schema by its name, in the order in which they were first asked for. */
  toJson(): Record<string, Json> {
    return Object.fromEntries([...this.#schemas].map(([name, { schema }]) => [name, schema]));
  }
}
