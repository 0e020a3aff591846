import { type createAuthMiddleware, getAuthoritativeSessionFromCtx, isAPIError } from "better-auth/api";
import { z } from "zod";
import { at } from "./endpoint-policy";
import type { EndpointAudit } from "./open-endpoint";
import type { EventKind } from "../../audit/kinds";
import { readClientInfo, readServerRequestId } from "../../audit/client-origin";
import type { AccountEvent } from "../../audit/record";
import type { RequestChanges } from "./request-changes";
import { nilUserId } from "../../audit/table";

/** What Better Auth hands its hooks. */
export type HookContext = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

type Details = NonNullable<AccountEvent["details"]>;
type Tell = (kind: EventKind, details?: Details) => AccountEvent;

const typed = z.object({ email: z.string() });
const presented = z.object({ response: z.object({ id: z.string() }) });
const identified = z.object({ id: z.uuid() });
const waiting = z.object({ twoFactorRedirect: z.literal(true) });
const isReturn = at("/callback/:id");

const questions = new Set(["password_required", "new_password_required", "session_required"]);

/** What the trail is to tell of a call: nothing, one event, or several that came about together. */
export async function auditEventsOf(
  ctx: HookContext,
  act: EndpointAudit,
  seen: RequestChanges,
): Promise<AccountEvent[]> {
  const { newSession } = ctx.context;
  const headers = ctx.headers ?? new Headers();
  const origin = { ...readClientInfo(headers, readServerRequestId(headers)), requestId: headers.get("x-request-id") };
  const failure = failureOf(ctx.context.returned);
  // Nothing has asked yet who comes back from Google without success.
  if (failure !== undefined && isReturn(ctx)) await getAuthoritativeSessionFromCtx(ctx);
  const self = ctx.context.session?.user.id;
  // It is the link that says whose account it is, and not the session of who follows it.
  const isByLink = act.concerns === "link";
  const reached = isByLink || self === undefined ? seen.userId : undefined;

  // The answer is a question, and nothing was tried yet.
  if (failure !== undefined && questions.has(failure)) return [];
  if (failure !== undefined) {
    const who = reached === undefined ? await concerned(ctx, act) : { userId: reached };
    if (act.concerns === "session" && self === undefined) return [];
    const details = act.method === undefined ? null : { method: act.method };
    const kind = kindOf(ctx, act);
    return [{ ...origin, ...who, actorId: self ?? null, kind, outcome: "failure", reason: failure, details }];
  }

  const owner =
    (isByLink ? reached : undefined) ??
    self ??
    newSession?.user.id ??
    seen.created ??
    seen.userId ??
    seen.deleted ??
    seen.ended;
  const tell: Tell = (kind, details) => ({
    ...origin,
    ...(owner === undefined && act.concerns === "email" ? emailIn(ctx) : { userId: owner ?? nilUserId }),
    actorId: owner ?? null,
    kind,
    outcome: "success",
    details: details ?? null,
  });
  return successOf(ctx, act, seen, tell);
}

function successOf(ctx: HookContext, act: EndpointAudit, seen: RequestChanges, tell: Tell): AccountEvent[] {
  const { newSession, returned } = ctx.context;
  const { kind, method = "" } = act;
  const started = (by: string) =>
    newSession === null ? [] : [tell("session.started", { method: by, session: newSession.session.id })];
  switch (kind) {
    case "account.created":
      if (seen.created === undefined) return [{ ...tell(kind), outcome: "failure", reason: "account_exists" }];
      return [tell(kind, { method: "password" }), ...started("password")];
    case "session.started": {
      if (kindOf(ctx, act) === "second_factor.enabled") return [tell("second_factor.enabled", { method })];
      if (waiting.safeParse(returned).success) return [tell("second_factor.requested", { method })];
      if (seen.created !== undefined) return [tell("account.created", { method }), ...started(method)];
      const joined = seen.linked === true ? [tell("account.linked", { method })] : [];
      const used = method === "backup_code" ? [tell("second_factor.backup_code_used")] : [];
      return [...joined, ...used, ...started(method)];
    }
    case "session.ended":
      return seen.ended === undefined ? [] : [tell(kind)];
    case "account.linked":
      return seen.linked === true ? [tell(kind, { method: "google" })] : [];
    case "account.changed":
      return [tell(kind, { fields: seen.fields?.join(",") ?? "" })];
    case "email.verified":
      // It was confirmed already.
      if (seen.userId === undefined) return [];
      return [tell(kind), ...(seen.fields?.includes("password") === true ? [tell("password.reset")] : [])];
    case "passkey.added":
    case "passkey.changed":
    case "passkey.removed":
      return [tell(kind, { passkey: idIn(ctx.body) ?? idIn(returned) ?? null })];
    default:
      return [tell(kind)];
  }
}

const idIn = (value: unknown) => identified.safeParse(value).data?.id;
const emailIn = (ctx: HookContext) => ({ email: typed.safeParse(ctx.body).data?.email ?? "" });

/** What was tried: the endpoints that end a sign-in let who is signed in already set their second factor up, and link Google. */
function kindOf(ctx: HookContext, { kind, method }: EndpointAudit): EventKind {
  if (ctx.context.session === null) return kind;
  if (method === "authenticator") return "second_factor.enabled";
  return isReturn(ctx) ? "account.linked" : kind;
}

/** Whose account an attempt was about that failed. */
async function concerned(
  ctx: HookContext,
  { concerns }: EndpointAudit,
): Promise<Pick<AccountEvent, "userId" | "email" | "credential">> {
  const self = ctx.context.session?.user.id;
  if (self !== undefined) return { userId: self };
  if (concerns === "email") return emailIn(ctx);
  if (concerns !== "pending") return { userId: nilUserId };
  const pending = await pendingUserId(ctx);
  const credential = presented.safeParse(ctx.body).data?.response.id;
  return pending === undefined && credential !== undefined ? { credential } : { userId: pending ?? nilUserId };
}

/** Whose sign-in waits for its second factor, as Better Auth's `twoFactor` plugin keeps it. */
async function pendingUserId(ctx: HookContext): Promise<string | undefined> {
  const { createAuthCookie, secret, internalAdapter } = ctx.context;
  const identifier = await ctx.getSignedCookie(createAuthCookie("two_factor").name, secret);
  if (!identifier) return undefined;
  return (await internalAdapter.findVerificationValue(identifier))?.value;
}

/** A code for why a call failed; `undefined` when it did not. What fails on a page is told in the address that the page is sent to. */
function failureOf(returned: unknown): string | undefined {
  if (!isAPIError(returned)) return undefined;
  if (returned.statusCode >= 400) return asCode(returned.body?.code) ?? "refused";
  const location = new Headers(returned.headers).get("location");
  const error = location === null ? null : new URL(location, "http://localhost").searchParams.get("error");
  return error === null ? undefined : (asCode(error) ?? "refused");
}

const asCode = (text: string | undefined) => (/^[a-z_]{2,64}$/i.test(text ?? "") ? text?.toLowerCase() : undefined);
