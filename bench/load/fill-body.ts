import { randomUUID } from "node:crypto";
import { uuidv7 } from "uuidv7";

/** What differs from caller to caller, such as the id of one of their tasks. */
export type Values = Record<string, string>;

/**
 * Returns a function that fills in a body for the next request of one caller to one server. `$name` stands for a value of the caller, `$id` for a new
 * id, `$now` for the time, `$client` for an id that stays the same, and `$number` counts.
 */
export function createFiller(values: Values = {}): (body: string) => string {
  const client = randomUUID();
  let number = 0;
  const valueOf = (name: string): string => {
    if (name === "id") return uuidv7();
    if (name === "now") return new Date().toISOString();
    if (name === "client") return client;
    if (name === "number") return String((number += 1));
    const value = values[name];
    if (value === undefined) throw new Error(`There is no value $${name}.`);
    return value;
  };
  return (body) => body.replaceAll(/\$(\w+)/g, (_found, name: string) => valueOf(name));
}
