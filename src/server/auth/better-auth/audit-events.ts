import { type createAuthMiddleware, getAuthoritativeSessionFromCtx, isAPIError } from "better-auth/api";
import { z } from "zod";
import { at } from "./endpoint-policy";
import type { EndpointAudit } from "./open-endpoint";
import type { EventKind } from "../../audit/kinds";
import { readClientInfo, readServerRequestId } from "../../audit/client-origin";
import type { AccountEvent } from "./account-events";
import type { RequestChanges } from "./request-changes";
import { nilUserId } from "../../audit/table";

/** What Better Auth hands its hooks. */
export type HookContext = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

type Details = NonNullable<AccountEvent["details"]>;
type CreateEvent = (kind: EventKind, details?: Details) => AccountEvent;

const emailBody = z.object({ email: z.string() });
const credentialBody = z.object({ response: z.object({ id: z.string() }) });
const withId = z.object({ id: z.uuid() });
const waiting = z.object({ twoFactorRedirect: z.literal(true) });
const isReturn = at("/callback/:id");

const questionCodes = new Set(["password_required", "new_password_required", "session_required"]);

/** Returns the audit events of a call: none, one, or several that came about together. */
export async function auditEventsOf(
  ctx: HookContext,
  audit: EndpointAudit,
  changes: RequestChanges,
): Promise<AccountEvent[]> {
  const { newSession } = ctx.context;
  const headers = ctx.headers ?? new Headers();
  const origin = { ...readClientInfo(headers, readServerRequestId(headers)), requestId: headers.get("x-request-id") };
  const failure = failureOf(ctx.context.returned);
  // After a failed return from Google, the session has not been read yet.
  if (failure !== undefined && isReturn(ctx)) await getAuthoritativeSessionFromCtx(ctx);
  const self = ctx.context.session?.user.id;
  // The link says whose account it is, not the session of the caller.
  const isByLink = audit.concerns === "link";
  const reached = isByLink || self === undefined ? changes.userId : undefined;

  // The answer asks for a password, and nothing was tried yet.
  if (failure !== undefined && questionCodes.has(failure)) return [];
  if (failure !== undefined) {
    const who = reached === undefined ? await affectedAccount(ctx, audit) : { userId: reached };
    if (audit.concerns === "session" && self === undefined) return [];
    const details = audit.method === undefined ? null : { method: audit.method };
    const kind = kindOf(ctx, audit);
    return [{ ...origin, ...who, actorId: self ?? null, kind, outcome: "failure", reason: failure, details }];
  }

  const owner =
    (isByLink ? reached : undefined) ??
    self ??
    newSession?.user.id ??
    changes.created ??
    changes.userId ??
    changes.deleted ??
    changes.ended;
  const createEvent: CreateEvent = (kind, details) => ({
    ...origin,
    ...(owner === undefined && audit.concerns === "email" ? emailIn(ctx) : { userId: owner ?? nilUserId }),
    actorId: owner ?? null,
    kind,
    outcome: "success",
    details: details ?? null,
  });
  return successOf(ctx, audit, changes, createEvent);
}

function successOf(
  ctx: HookContext,
  audit: EndpointAudit,
  changes: RequestChanges,
  createEvent: CreateEvent,
): AccountEvent[] {
  const { newSession, returned } = ctx.context;
  const { kind, method = "" } = audit;
  const started = (by: string) =>
    newSession === null ? [] : [createEvent("session.started", { method: by, session: newSession.session.id })];
  switch (kind) {
    case "account.created":
      if (changes.created === undefined)
        return [{ ...createEvent(kind), outcome: "failure", reason: "account_exists" }];
      return [createEvent(kind, { method: "password" }), ...started("password")];
    case "session.started": {
      if (kindOf(ctx, audit) === "second_factor.enabled") return [createEvent("second_factor.enabled", { method })];
      if (waiting.safeParse(returned).success) return [createEvent("second_factor.requested", { method })];
      if (changes.created !== undefined) return [createEvent("account.created", { method }), ...started(method)];
      const joined = changes.linked === true ? [createEvent("account.linked", { method })] : [];
      const used = method === "backup_code" ? [createEvent("second_factor.backup_code_used")] : [];
      return [...joined, ...used, ...started(method)];
    }
    case "session.ended":
      return changes.ended === undefined ? [] : [createEvent(kind)];
    case "account.linked":
      return changes.linked === true ? [createEvent(kind, { method: "google" })] : [];
    case "account.changed":
      return [createEvent(kind, { fields: changes.fields?.join(",") ?? "" })];
    case "email.verified":
      // It was confirmed already.
      if (changes.userId === undefined) return [];
      return [
        createEvent(kind),
        ...(changes.fields?.includes("password") === true ? [createEvent("password.reset")] : []),
      ];
    case "passkey.added":
    case "passkey.changed":
    case "passkey.removed":
      return [createEvent(kind, { passkey: idIn(ctx.body) ?? idIn(returned) ?? null })];
    default:
      return [createEvent(kind)];
  }
}

const idIn = (value: unknown) => withId.safeParse(value).data?.id;
const emailIn = (ctx: HookContext) => ({ email: emailBody.safeParse(ctx.body).data?.email ?? "" });

/** Returns the kind of event that was tried. Signed-in users set their second factor up, and link Google, with the endpoints that complete a sign-in. */
function kindOf(ctx: HookContext, { kind, method }: EndpointAudit): EventKind {
  if (ctx.context.session === null) return kind;
  if (method === "authenticator") return "second_factor.enabled";
  return isReturn(ctx) ? "account.linked" : kind;
}

/** Returns the account that a failed attempt concerns. */
async function affectedAccount(
  ctx: HookContext,
  { concerns }: EndpointAudit,
): Promise<Pick<AccountEvent, "userId" | "email" | "credential">> {
  const self = ctx.context.session?.user.id;
  if (self !== undefined) return { userId: self };
  if (concerns === "email") return emailIn(ctx);
  if (concerns !== "pending") return { userId: nilUserId };
  const pending = await pendingUserId(ctx);
  const credential = credentialBody.safeParse(ctx.body).data?.response.id;
  return pending === undefined && credential !== undefined ? { credential } : { userId: pending ?? nilUserId };
}

/** Returns the user whose sign-in waits for its second factor, as Better Auth's `twoFactor` plugin stores it. */
async function pendingUserId(ctx: HookContext): Promise<string | undefined> {
  const { createAuthCookie, secret, internalAdapter } = ctx.context;
  const identifier = await ctx.getSignedCookie(createAuthCookie("two_factor").name, secret);
  if (!identifier) return undefined;
  return (await internalAdapter.findVerificationValue(identifier))?.value;
}

/** Returns the code of a failure; `undefined` when the call succeeded. A failed redirect carries the code in its address. */
function failureOf(returned: unknown): string | undefined {
  if (!isAPIError(returned)) return undefined;
  if (returned.statusCode >= 400) return asCode(returned.body?.code) ?? "refused";
  const location = new Headers(returned.headers).get("location");
  const error = location === null ? null : new URL(location, "http://localhost").searchParams.get("error");
  return error === null ? undefined : (asCode(error) ?? "refused");
}

const asCode = (text: string | undefined) => (/^[a-z_]{2,64}$/i.test(text ?? "") ? text?.toLowerCase() : undefined);
