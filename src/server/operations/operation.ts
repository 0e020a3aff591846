import type { z } from "zod";

/** The REST operation of a procedure, declared as `.meta({ rest })`. */
export interface RestOperation {
  method: "GET" | "POST" | "PATCH" | "DELETE";
  /** The path below `/api`, with parameters in braces: `/tasks/{id}`. */
  path: `/${string}`;
  summary: string;
  /** What a caller needs to know beyond the summary, in Markdown. */
  description: string;
  /** The schema name of the body in the document and in generated clients: `NewTask`. */
  body?: string;
  /** The resource that the operation is about. */
  resource: Resource;
  /** Another method for the same operation. */
  alias?: "PUT";
  /**
   * What it returns. `page`: the procedure returns `{ items, nextCursor }`, REST an array and a `Link`. `nothing`: 204. Default: the resource itself.
   */
  returns?: "page" | "created" | "nothing";
}

export interface Resource {
  /** The schema name in the OpenAPI document, in the singular. */
  name: string;
  /** A sentence that describes it. */
  description: string;
  /** A row as the procedure returns it; the source of the documented response. */
  row: z.ZodObject;
  /** A row from which every example in the document is made. */
  example: object;
  /** Fields of the row that are left out. */
  hidden: readonly string[];
  /** Wire fields that map to one of several fields, by the form of the value. */
  unions: Record<string, Union>;
  /** Fields that contain other resources: one, none, or a list. */
  nested?: Readonly<Record<string, Resource>>;
  /** The resource that it tells of, whose `id` its paths have. */
  of?: Resource;
}

/** The fields behind one wire field. `due_date`, for example, is a date or a time, stored in `dueOn` or `dueAt`. */
export interface Union {
  /** The fields; the first one that is not null is written. */
  fields: readonly string[];
  /** Returns the field for a received value. */
  choose: (value: unknown) => string;
  /** Returns the wire form of a value; `undefined` when no field has one. */
  write: (value: unknown) => unknown;
}

/** Returns where an operation takes the fields outside its path. `nowhere`: the body of a `DELETE` has no meaning (RFC 9110 §9.3.5). */
export function fieldLocation({ method }: Pick<RestOperation, "method">): "query" | "body" | "nowhere" {
  if (method === "GET") return "query";
  return method === "DELETE" ? "nowhere" : "body";
}
