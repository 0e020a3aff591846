import type { AnyProcedure } from "@trpc/server";
import { z } from "zod";
import type { ProcedureMeta } from "./procedure-meta";

export interface AnyRouter {
  _def: { procedures: Record<string, unknown> };
}

const metaShape = z.custom<ProcedureMeta>((value) => typeof value === "object" && value !== null);

/** Returns the procedures of a router with their metadata, by names such as `tasks.create`. */
export function proceduresOf(router: AnyRouter) {
  return Object.entries(router._def.procedures).flatMap(([name, value]) =>
    isProcedure(value) ? [{ name, definition: value._def, meta: metaShape.safeParse(value._def.meta).data ?? {} }] : [],
  );
}

/** Returns the cost of each procedure whose cost is not 1. */
export function costsOf(router: AnyRouter): ReadonlyMap<string, number> {
  return new Map(
    proceduresOf(router).flatMap(({ name, meta }) => (meta.cost === undefined ? [] : [[name, meta.cost]])),
  );
}

function isProcedure(value: unknown): value is AnyProcedure {
  return typeof value === "function" && "_def" in value;
}
