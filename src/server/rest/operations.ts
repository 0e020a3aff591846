import type { AnyProcedure } from "@trpc/server";
import { z } from "zod";
import type { ProcedureMeta } from "../trpc";
import { shapeOf, type InputShape } from "./input";
import { outsideWriter } from "./names";
import type { RestOperation } from "./operation";

/** A procedure's REST declaration, bound to the procedure. */
export interface BoundOperation extends RestOperation {
  /** `tasks.create` */
  procedure: string;
  input: z.ZodType | undefined;
  shape: InputShape;
  writeRow: (row: object) => Record<string, unknown>;
}

const metaShape = z.custom<ProcedureMeta>((value) => typeof value === "object" && value !== null);

/** Every operation that `router` declares, in its order. */
export function operationsOf(router: { _def: { procedures: Record<string, unknown> } }): BoundOperation[] {
  return Object.entries(router._def.procedures).flatMap(([procedure, value]) => {
    if (!isProcedure(value)) return [];
    const rest = metaShape.safeParse(value._def.meta).data?.rest;
    if (rest === undefined) return [];
    const inputs: unknown = Reflect.get(value._def, "inputs");
    const input = Array.isArray(inputs) ? inputs.find((item) => item instanceof z.ZodType) : undefined;
    return [{ ...rest, procedure, input, shape: shapeOf(input), writeRow: outsideWriter(rest.resource) }];
  });
}

function isProcedure(value: unknown): value is AnyProcedure {
  return typeof value === "function" && "_def" in value;
}
