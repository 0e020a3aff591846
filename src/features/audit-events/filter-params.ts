import { z } from "zod";
import { allEventsInput, type EventFilter } from "./schema";

/** The values of an address's parameters, as Next gives them. */
export type Params = Record<string, string | string[] | undefined>;

/** A day in UTC, as a date field writes it. */
const day = z.iso.date();
const fields = allEventsInput.pick({ search: true, group: true, outcome: true, cursor: true }).shape;

/** The filter in an address. What is blank or unknown there counts as not chosen, so that an old link still shows something. */
export function readFilter(params: Params): EventFilter & { cursor: string | undefined } {
  const read = <Value>(name: string, schema: z.ZodType<Value>) => {
    const value = params[name];
    return value === "" ? undefined : schema.safeParse(value).data;
  };
  const from = read("from", day);
  const until = read("until", day);
  return {
    search: read("search", fields.search),
    group: read("group", fields.group),
    outcome: read("outcome", fields.outcome),
    cursor: read("cursor", fields.cursor),
    from: from && `${from}T00:00:00Z`,
    until: until && dayAfter(until),
  };
}

/** Which of `names` stand in `params` with a value that `readFilter` leaves out, for there is no such thing. */
export function leftOut(params: Params, names: readonly (keyof ReturnType<typeof readFilter>)[]): string[] {
  const filter = readFilter(params);
  return names.filter((name) => filter[name] === undefined && [params[name] ?? ""].flat().join("").trim() !== "");
}

/** The address of the same page with `changes`; `undefined` takes a parameter away. */
export function withParams(path: string, params: Params, changes: Record<string, string | undefined>): string {
  const all = Object.entries({ ...params, ...changes }).flatMap(([name, value]) =>
    typeof value === "string" && value !== "" ? [[name, value]] : [],
  );
  return all.length === 0 ? path : `${path}?${new URLSearchParams(all).toString()}`;
}

/** The last day counts as a whole. */
function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString();
}
