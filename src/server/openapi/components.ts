import type { Json } from "./openapi-document";

/** Returns a reference to a schema of the document. */
export const refTo = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** Returns `schema` itself, or the one of `schemas` that it refers to. */
export function resolveSchema(schema: Json, schemas: Record<string, Json>): Json {
  const { $ref } = schema;
  return typeof $ref === "string" ? (schemas[nameIn($ref)] ?? {}) : schema;
}

/** Returns the name at the end of a reference. */
export const nameIn = (ref: string) => ref.split("/").at(-1) ?? "";

/** The named schemas of a document, each of them once. */
export class Components {
  readonly #schemas = new Map<string, { of: unknown; schema: Json }>();

  /**
   * Adds the schema that `describe` returns under `name`, unless `of` already has it, and returns the reference.
   * @throws {TypeError} when another schema has the name
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

  /** Returns every schema by name, in the order of first use. */
  toJson(): Record<string, Json> {
    return Object.fromEntries([...this.#schemas].map(([name, { schema }]) => [name, schema]));
  }
}
