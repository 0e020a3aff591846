import { z } from "zod";
import {
  createParamReader,
  type PageParams,
  single,
  toSearchParams,
  withoutBlanks,
  withParams,
} from "~/shared/search-params";
import { allEventsInput, type EventFilter } from "./schema";

/** A day in UTC, in the format of a date field. */
const day = z.iso.date();
const fields = allEventsInput.pick({ search: true, group: true, outcome: true, cursor: true }).shape;

type ReadFilter = EventFilter & { cursor: string | undefined };
const bySchema = <Value>(schema: z.ZodType<Value>) => single((value) => schema.safeParse(value).data);

/** Reads the filter in the address, and names the parameters with an invalid value. */
export function readFilter(params: PageParams): { filter: ReadFilter; ignored: (keyof ReadFilter)[] } {
  const { ignored, read } = createParamReader<keyof ReadFilter>(withoutBlanks(toSearchParams(params)));
  const from = read("from", bySchema(day));
  const until = read("until", bySchema(day));
  const filter = {
    search: read("search", bySchema(fields.search)),
    group: read("group", bySchema(fields.group)),
    outcome: read("outcome", bySchema(fields.outcome)),
    cursor: read("cursor", bySchema(fields.cursor)),
    from: from && `${from}T00:00:00Z`,
    until: until && dayAfter(until),
  };
  return { filter, ignored };
}

/** Returns the address of the same page with `changes`; `undefined` removes a parameter. */
export function changedHref(path: string, params: PageParams, changes: Record<string, string | undefined>): string {
  const given = Object.entries(params).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : []));
  return withParams(path, { ...Object.fromEntries(given), ...changes });
}

/** Returns the following day, because the last day is included. */
function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString();
}
