import type { TRPCProcedureBuilder, TRPCUnsetMarker } from "@trpc/server";
import type { inferParser, Parser } from "@trpc/server/unstable-core-do-not-import";
import type { Context } from "../context";
import type { ProcedureMeta } from "./procedure-meta";

type Unset = TRPCUnsetMarker;

/** A query whose input and output are known. */
interface ShapedQuery<Added, In, Parsed, Written, Out> {
  meta: (meta: ProcedureMeta) => ShapedQuery<Added, In, Parsed, Written, Out>;
  query: TRPCProcedureBuilder<Context, ProcedureMeta, Added, In, Parsed, Written, Out, false>["query"];
}

/**
 * Builds a procedure that only reads. It has no `mutation`: what changes something begins with `recordedProcedure(kind)` or
 * `permittedProcedure(permission, kind)`, which say what it leaves in the audit log.
 * @template Added what its middleware adds to the context
 */
export interface QueryProcedureBuilder<Added> extends ShapedQuery<Added, Unset, Unset, Unset, Unset> {
  subscription: TRPCProcedureBuilder<Context, ProcedureMeta, Added, Unset, Unset, Unset, Unset, false>["subscription"];
  meta: (meta: ProcedureMeta) => QueryProcedureBuilder<Added>;
  input: <Schema extends Parser>(
    schema: Schema,
  ) => ShapedQuery<Added, inferParser<Schema>["in"], inferParser<Schema>["out"], Unset, Unset>;
  output: <Schema extends Parser>(
    schema: Schema,
  ) => ShapedQuery<Added, Unset, Unset, inferParser<Schema>["in"], inferParser<Schema>["out"]>;
}
