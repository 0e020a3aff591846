import { initTRPC, TRPCError } from "@trpc/server";
import { z } from "zod";
import { createAudit, createChangeAudit } from "./audit/audit";
import type { EventKind } from "./audit/kinds";
import { isPermitted, type Permission } from "./auth/permissions";
import { requiredStepUp } from "./auth/second-factor/step-up-status";
import type { Principal } from "./auth/principal";
import type { Context } from "./context";
import type { ProcedureMeta } from "./operations/procedure-meta";
import type { Database } from "./db/client";
import type { QueryProcedureBuilder } from "./operations/query-procedure";
import {
  StepUpRequiredError,
  ConflictError,
  fieldErrors,
  OtherUserError,
  publicMessage,
  rethrowTranslated,
  SecondFactorRequiredError,
  translateDatabaseError,
} from "./errors";

const t = initTRPC
  .context<Context>()
  .meta<ProcedureMeta>()
  .create({
    isDev: false,
    sse: {
      ping: { enabled: true, intervalMs: 15_000 },
      client: { reconnectAfterInactivityMs: 40_000 },
      maxDurationMs: 600_000,
    },
    errorFormatter: ({ shape, error, ctx }) => ({
      code: shape.code,
      message: publicMessage(error),
      data: {
        code: error.code,
        httpStatus: shape.data.httpStatus,
        requestId: ctx?.requestId,
        /** The error messages, by field. */
        fields: fieldErrors(error),
        /** With `CONFLICT`: the current state of the resource. */
        current: error instanceof ConflictError ? error.current : undefined,
        /** With `CONFLICT`, when the calling page was rendered for another user than the one who is signed in. */
        ...(error instanceof OtherUserError && { reason: "other_person" }),
        /** With `FORBIDDEN`, when the same call succeeds once the caller has confirmed who they are by one of the `methods`. */
        ...(error instanceof SecondFactorRequiredError && { reason: "second_factor_required" }),
        ...(error instanceof StepUpRequiredError && { reason: "confirmation_required", methods: error.methods }),
      },
    }),
  });

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

/** Returns the result of a procedure, or throws its error as `translateDatabaseError` translates it. */
function settle<Result extends { ok: true } | { ok: false; error: TRPCError }>(result: Result): Result {
  if (!result.ok) throw translateDatabaseError(result.error);
  return result;
}

// Each procedure has one middleware, because tRPC copies the context twice for every one.

/** A procedure for everyone, visitors included. */
export const publicProcedure: QueryProcedureBuilder<object> = t.procedure.use(async ({ next }) => settle(await next()));

/** One shared error, because capturing a stack costs a tenth of a refusal, and this has to withstand a flood of them. */
const unauthorized = new TRPCError({ code: "UNAUTHORIZED", message: "Sign in first." });

function requireCaller({ principal }: Context): Principal {
  if (principal === undefined) throw unauthorized;
  return principal;
}

/** Returns the owner of the rows that a call reads and changes: the caller. No input can change it. */
function requireOwner(ctx: Context): { principal: Principal; ownerId: string } {
  const principal = requireCaller(ctx);
  return { principal, ownerId: principal.userId };
}

type Caller = Pick<Context, "db" | "now"> & { principal: Principal };

/** Throws unless the caller has recently confirmed who they are. */
async function requireStepUp({ db, principal, now }: Caller): Promise<void> {
  const needed = await requiredStepUp(db, { principal, now }).catch(rethrowTranslated);
  if (needed === "a person")
    throw new TRPCError({ code: "FORBIDDEN", message: "Only a person who is signed in may do this." });
  if (needed !== undefined) throw new StepUpRequiredError(needed);
}

/** A procedure for signed-in callers: `ctx.principal` is set, and `ctx.ownerId` is the owner of every row it may touch. */
export const protectedProcedure: QueryProcedureBuilder<{ principal: Principal; ownerId: string }> = t.procedure.use(
  async ({ ctx, meta, next }) => {
    const caller = requireOwner(ctx);
    if (meta?.stepUp === true) await requireStepUp({ ...ctx, ...caller });
    return settle(await next({ ctx: caller }));
  },
);

/**
 * Returns why the caller may not use `permission`; `undefined` when they may. The token carries the role, and a change of it takes effect within a
 * second.
 */
function findRefusal(
  { role, sessionId, lacksSecondFactor }: Principal,
  { permission, openToServices }: ProcedureMeta = {},
): { reason: string; error: TRPCError } | undefined {
  const isOpen = sessionId !== undefined || openToServices === true;
  if (isOpen && permission !== undefined && isPermitted(role, permission)) return undefined;
  if (lacksSecondFactor === true) return { reason: "second_factor_required", error: new SecondFactorRequiredError() };
  const message = "Only administrators may do this.";
  return { reason: "forbidden", error: new TRPCError({ code: "FORBIDDEN", message }) };
}

function permittedQuery(permission: Permission): QueryProcedureBuilder<{ principal: Principal; actorId: string }> {
  return t.procedure.meta({ permission }).use(async ({ ctx, meta, next }) => {
    const principal = requireCaller(ctx);
    const refusal = findRefusal(principal, meta);
    if (refusal !== undefined) throw refusal.error;
    return settle(await next({ ctx: { principal, actorId: principal.userId } }));
  });
}

function permittedMutation(permission: Permission, kind: EventKind) {
  return t.procedure.meta({ permission, audit: kind }).use(async ({ ctx, meta, next }) => {
    const principal = requireCaller(ctx);
    const actorId = principal.userId;
    const audit = createAudit({ kind, actorId, requestId: ctx.requestId, ...ctx.origin });
    const refusal = findRefusal(principal, meta);
    if (refusal !== undefined) {
      const { reason, error } = refusal;
      await audit.record(ctx.db, { userId: actorId, outcome: "failure", reason }).catch(rethrowTranslated);
      throw error;
    }
    await requireStepUp({ ...ctx, principal });
    return settle(await next({ ctx: { principal, actorId, audit } }));
  });
}

/**
 * A procedure for callers whose role has `permission`. With the `kind` of its audit event it is a mutation, which requires step-up authentication and
 * records refusals as the caller's own.
 */
export function permittedProcedure(permission: Permission): ReturnType<typeof permittedQuery>;
export function permittedProcedure(permission: Permission, kind: EventKind): ReturnType<typeof permittedMutation>;
export function permittedProcedure(permission: Permission, kind?: EventKind) {
  return kind === undefined ? permittedQuery(permission) : permittedMutation(permission, kind);
}

const named = z.object({ id: z.uuid() });

/**
 * A procedure for signed-in callers that adds an event of `kind` to the audit log. `ctx.audit` adds it in the transaction or the statement of the
 * change, so neither exists without the other. A refused access to another user's row is recorded as the caller's own event.
 */
export function recordedProcedure(kind: EventKind) {
  return t.procedure.meta({ audit: kind }).use(async ({ ctx, meta, next, getRawInput }) => {
    const { principal, ownerId } = requireOwner(ctx);
    const { db, now, origin, requestId, command } = ctx;
    if (meta?.stepUp === true) await requireStepUp({ db, now, principal });
    const about = { kind, userId: ownerId, actorId: principal.userId, isByService: principal.sessionId === undefined };
    const audit = createChangeAudit({ ...about, requestId, ...origin });
    const result = await next({ ctx: { principal, ownerId, audit } });
    if (result.ok) ctx.hints.touch(ownerId);
    else if (result.error.code === "FORBIDDEN") {
      const subject = named.safeParse(await getRawInput()).data;
      const details = { id: subject?.id ?? null };
      const record = (to: Database) => audit.record(to, { outcome: "failure", reason: "forbidden", details });
      if (command === undefined) await record(db).catch(rethrowTranslated);
      else command.recordRefusal(record);
    }
    return settle(result);
  });
}

/** Only with a valid token, for what calls other procedures on the caller's behalf: these leave their entries in the audit log. */
export const relayingProcedure = t.procedure.meta({ relays: true }).use(async ({ ctx, next }) => {
  const caller = requireOwner(ctx);
  const result = await next({ ctx: caller });
  // Theirs came before their changes were committed.
  if (result.ok) ctx.hints.touch(caller.ownerId);
  return settle(result);
});
