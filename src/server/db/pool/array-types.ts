import { makePgArray } from "drizzle-orm/pg-core";

/** https://www.postgresql.org/docs/current/catalog-pg-type.html: `int4[]`, `text[]`, `varchar[]`, `int8[]`, `uuid[]`. */
const arrays = [1007, 1009, 1015, 1016, 2951];

/**
 * The array types of parameters and rows. The driver would look them up on each new connection, and a query is lost if the connection breaks
 * meanwhile (postgres.js 3.4.9).
 */
export const arrayTypes = Object.fromEntries(
  arrays.map((oid) => [
    `array${oid}`,
    {
      to: oid,
      from: [oid],
      serialize: (value: unknown) => (Array.isArray(value) ? makePgArray(value) : value),
      parse: parseArray,
    },
  ]),
);

const elements = /"((?:[^"\\]|\\.)*)"|([^,{}"]+)/gs;

/**
 * Parses a one-dimensional array as PostgreSQL writes it (https://www.postgresql.org/docs/current/arrays.html#ARRAYS-IO). Drizzle's own parser loses
 * every backslash (0.45.4).
 */
function parseArray(text: string): (string | null)[] {
  return [...text.matchAll(elements)].map(([, quoted, bare = ""]) => {
    if (quoted !== undefined) return quoted.replaceAll(/\\(.)/gs, "$1");
    return bare === "NULL" ? null : bare;
  });
}
