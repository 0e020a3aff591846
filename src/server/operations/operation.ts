import type { z } from "zod";

/** How a procedure is offered over REST: declared on the procedure, as `.meta({ rest })`. */
export interface RestOperation {
  method: "GET" | "POST" | "PATCH" | "DELETE";
  /** Below `/api`, with its parameters in braces: `/tasks/{id}`. */
  path: `/${string}`;
  summary: string;
  /** What a caller has to know beyond the summary, in Markdown. */
  description: string;
  /** The name of what the body holds, as the document and the clients generated from it call it: `NewTask`. */
  body?: string;
  /** How the resource is written outside. */
  resource: Resource;
  /** Another method that does the same. */
  alias?: "PUT";
  /** `page`: the procedure answers `{ items, nextCursor }`, REST an array and a `Link`. `nothing`: 204. Default: the resource itself. */
  returns?: "page" | "created" | "nothing";
}

export interface Resource {
  /** In the singular, as the OpenAPI document calls it. */
  name: string;
  /** What it is, in a sentence. */
  description: string;
  /** A row as the procedure answers it; the source of the documented answer. */
  row: z.ZodObject;
  /** Such a row, from which every example in the document is made. */
  example: object;
  /** Fields of the row that are not shown. */
  hidden: readonly string[];
  /** Outside one field, inside one of several, by the form of the value. */
  unions: Record<string, Union>;
  /** Fields that hold others: one, none, or a list of them. */
  nested?: Readonly<Record<string, Resource>>;
}

/** For `due_date`: outside a day or an instant, inside `dueOn` or `dueAt`. */
export interface Union {
  /** Inside names; outward the first one that is not null counts. */
  fields: readonly string[];
  /** The inside name for a value that came in. */
  choose: (value: unknown) => string;
  /** The outside form of a value; `undefined` when none of the fields has one. */
  write: (value: unknown) => unknown;
}

/** Where an operation takes the fields that are not in its path. `nowhere`: a body says nothing for a `DELETE` (RFC 9110 §9.3.5). */
export function fieldLocation({ method }: Pick<RestOperation, "method">): "query" | "body" | "nowhere" {
  if (method === "GET") return "query";
  return method === "DELETE" ? "nowhere" : "body";
}
