import { z } from "zod";
import { proceduresOf, type AnyRouter } from "./catalogue";
import { shapeOf, type InputShape } from "./input";
import { createRowWriter } from "./names";
import type { RestOperation } from "./operation";

/** A procedure's REST declaration, with the procedure. */
export interface BoundOperation extends RestOperation {
  /** `tasks.create` */
  procedure: string;
  cost: number;
  input: z.ZodType | undefined;
  shape: InputShape;
  writeRow: (row: object) => Record<string, unknown>;
}

/** Returns every operation that `router` declares, in its order. */
export function operationsOf(router: AnyRouter): BoundOperation[] {
  return proceduresOf(router).flatMap(({ name, definition, meta: { rest, cost = 1 } }) => {
    if (rest === undefined) return [];
    const inputs: unknown = Reflect.get(definition, "inputs");
    const input = Array.isArray(inputs) ? inputs.find((item) => item instanceof z.ZodType) : undefined;
    return [{ ...rest, procedure: name, cost, input, shape: shapeOf(input), writeRow: createRowWriter(rest.resource) }];
  });
}
