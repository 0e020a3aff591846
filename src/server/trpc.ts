import { initTRPC, TRPCError } from "@trpc/server";
import { z } from "zod";
import { createAudit, createChangeAudit } from "./audit/audit";
import type { EventKind } from "./audit/kinds";
import { isPermitted, type Permission } from "./auth/permissions";
import { requiredStepUp } from "./auth/second-factor/step-up-status";
import type { Principal } from "./auth/principal";
import type { Context } from "./context";
import type { ProcedureMeta } from "./operations/procedure-meta";
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
    errorFormatter: ({ shape, error, ctx }) => ({
      code: shape.code,
      message: publicMessage(error),
      data: {
        code: error.code,
        httpStatus: shape.data.httpStatus,
        requestId: ctx?.requestId,
        /** Per field, what is wrong with it. */
        fields: fieldErrors(error),
        /** With `CONFLICT`: the resource as it is now. */
        current: error instanceof ConflictError ? error.current : undefined,
        /** With `CONFLICT`, when the page that calls was made for somebody else than who is signed in. */
        ...(error instanceof OtherUserError && { reason: "other_person" }),
        /** With `FORBIDDEN`, when the same call succeeds once the caller has confirmed who they are, in one of the `methods`. */
        ...(error instanceof SecondFactorRequiredError && { reason: "second_factor_required" }),
        ...(error instanceof StepUpRequiredError && { reason: "confirmation_required", methods: error.methods }),
      },
    }),
  });

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

/** Returns what a procedure answered; its error means to the caller what `translateDatabaseError` says. */
function settle<Result extends { ok: true } | { ok: false; error: TRPCError }>(result: Result): Result {
  if (!result.ok) throw translateDatabaseError(result.error);
  return result;
}

// Each of these is one middleware, for tRPC copies the context twice at every one.

/** Anybody may call it. */
export const publicProcedure: QueryProcedureBuilder<object> = t.procedure.use(async ({ next }) => settle(await next()));

/** One for all: noting where it was thrown is a tenth of what refusing somebody takes, and a flood of refusals is what it is for. */
const unauthorized = new TRPCError({ code: "UNAUTHORIZED", message: "Sign in first." });

function requireCaller({ principal }: Context): Principal {
  if (principal === undefined) throw unauthorized;
  return principal;
}

/** Resolves whose rows a call reads and changes: the caller's own. Nothing else decides it, so no input can. */
function requireOwner(ctx: Context): { principal: Principal; ownerId: string } {
  const principal = requireCaller(ctx);
  return { principal, ownerId: principal.userId };
}

type Caller = Pick<Context, "db" | "now"> & { principal: Principal };

/** Throws unless the caller has confirmed lately that it is them. */
async function requireStepUp({ db, principal, now }: Caller): Promise<void> {
  const needed = await requiredStepUp(db, { principal, now }).catch(rethrowTranslated);
  if (needed === "a person")
    throw new TRPCError({ code: "FORBIDDEN", message: "Only a person who is signed in may do this." });
  if (needed !== undefined) throw new StepUpRequiredError(needed);
}

/** Only with a valid token: `ctx.principal` is there, and `ctx.ownerId` says whose rows every query is about. */
export const protectedProcedure: QueryProcedureBuilder<{ principal: Principal; ownerId: string }> = t.procedure.use(
  async ({ ctx, meta, next }) => {
    const caller = requireOwner(ctx);
    if (meta?.stepUp === true) await requireStepUp({ ...ctx, ...caller });
    return settle(await next({ ctx: caller }));
  },
);

/** Returns why the caller may not use `permission`: the token says the role, and what happened to it since is heard of within a second. */
function refusalOf(
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
    const refusal = refusalOf(principal, meta);
    if (refusal !== undefined) throw refusal.error;
    return settle(await next({ ctx: { principal, actorId: principal.userId } }));
  });
}

function permittedMutation(permission: Permission, kind: EventKind) {
  return t.procedure.meta({ permission, audit: kind }).use(async ({ ctx, meta, next }) => {
    const principal = requireCaller(ctx);
    const actorId = principal.userId;
    const audit = createAudit({ kind, actorId, requestId: ctx.requestId, ...ctx.origin });
    const refusal = refusalOf(principal, meta);
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
 * Only for those whose role carries `permission`. With the `kind` of event that it leaves in the audit log, it may change something: it asks for a
 * confirmation then, and who is refused is recorded, as the caller's own.
 */
export function permittedProcedure(permission: Permission): ReturnType<typeof permittedQuery>;
export function permittedProcedure(permission: Permission, kind: EventKind): ReturnType<typeof permittedMutation>;
export function permittedProcedure(permission: Permission, kind?: EventKind) {
  return kind === undefined ? permittedQuery(permission) : permittedMutation(permission, kind);
}

const named = z.object({ id: z.uuid() });

/**
 * Only with a valid token, and leaves `kind` in the audit trail. `ctx.audit` adds the entry in the transaction of the change, or in its very statement, so
 * that neither is there without the other. What was refused because it is somebody else's is recorded here, as the caller's own.
 */
export function recordedProcedure(kind: EventKind) {
  return t.procedure.meta({ audit: kind }).use(async ({ ctx, meta, next, getRawInput }) => {
    const { principal, ownerId } = requireOwner(ctx);
    const { db, now, origin, requestId } = ctx;
    if (meta?.stepUp === true) await requireStepUp({ db, now, principal });
    const about = { kind, userId: ownerId, actorId: principal.userId };
    const audit = createChangeAudit({ ...about, requestId, ...origin });
    const result = await next({ ctx: { principal, ownerId, audit } });
    if (!result.ok && result.error.code === "FORBIDDEN") {
      const subject = named.safeParse(await getRawInput()).data;
      const details = { id: subject?.id ?? null };
      await audit.record(db, { outcome: "failure", reason: "forbidden", details }).catch(rethrowTranslated);
    }
    return settle(result);
  });
}
