import type { createAuthMiddleware } from "better-auth/api";
import { deleteSessionCookie } from "better-auth/cookies";
import { generateRandomString } from "better-auth/crypto";
import { endpointAt } from "../better-auth/endpoint-policy";

/** The context that Better Auth passes to its hooks. */
export type HookContext = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

/** Names and times of Better Auth's `twoFactor` plugin (1.7, `plugins/two-factor/constant`). */
const pendingCookie = "two_factor";
const trustCookie = "trust_device";
/** In seconds. */
const pendingLasts = 600;

/** Returns the user whose sign-in waits for the second factor in this browser; `undefined` without one. */
export async function pendingUserId(ctx: HookContext): Promise<string | undefined> {
  const identifier = await ctx.getSignedCookie(ctx.context.createAuthCookie(pendingCookie).name, ctx.context.secret);
  if (!identifier) return undefined;
  const waiting = await ctx.context.internalAdapter.findVerificationValue(identifier);
  return waiting && waiting.expiresAt > new Date() ? waiting.value : undefined;
}

/** Ends a pending sign-in, because the user was signed in by another method. */
export async function endPendingSignIn(ctx: HookContext): Promise<void> {
  const cookie = ctx.context.createAuthCookie(pendingCookie);
  const identifier = await ctx.getSignedCookie(cookie.name, ctx.context.secret);
  if (!identifier) return;
  await ctx.context.internalAdapter.consumeVerificationValue(identifier);
  ctx.setCookie(cookie.name, "", { ...cookie.attributes, maxAge: 0 });
}

/** Returns whether this browser is trusted, so that it need not ask for the second factor of `userId`. */
async function isTrusted(ctx: HookContext, userId: string): Promise<boolean> {
  const signed = await ctx.getSignedCookie(ctx.context.createAuthCookie(trustCookie).name, ctx.context.secret);
  const identifier = signed ? signed.split("!")[1] : undefined;
  if (identifier === undefined) return false;
  const trust = await ctx.context.internalAdapter.findVerificationValue(identifier);
  return trust?.value === userId && trust.expiresAt > new Date();
}

/**
 * Asks for the second factor after other first factors than a password, which Better Auth does not: the session is ended, and the browser sent to the
 * second step.
 */
export async function askForSecondFactor(ctx: HookContext): Promise<unknown> {
  const { newSession, internalAdapter } = ctx.context;
  const isAsked = endpointAt(ctx)?.opens?.secondFactor === "asked here";
  if (!isAsked || newSession?.user["twoFactorEnabled"] !== true) return undefined;
  const { user, session } = newSession;
  if (await isTrusted(ctx, user.id)) return undefined;
  deleteSessionCookie(ctx, true);
  await internalAdapter.deleteSession(session.token);
  ctx.context.setNewSession(null);
  const identifier = `2fa-${generateRandomString(20)}`;
  const expiresAt = new Date(Date.now() + pendingLasts * 1000);
  await internalAdapter.createVerificationValue({ value: user.id, identifier, expiresAt });
  await internalAdapter.createVerificationValue({ value: "0", identifier: `2fa-attempts-${identifier}`, expiresAt });
  const cookie = ctx.context.createAuthCookie(pendingCookie, { maxAge: pendingLasts });
  await ctx.setSignedCookie(cookie.name, identifier, ctx.context.secret, cookie.attributes);
  const destination = destinationOf(ctx);
  if (destination === undefined) return ctx.json({ twoFactorRedirect: true, twoFactorMethods: ["totp"] });
  throw ctx.redirect(`/sign-in/second-factor?${new URLSearchParams({ next: destination }).toString()}`);
}

/** Returns where the response would have redirected the browser, as a path of this site; `undefined` when it is no redirect. */
function destinationOf({ context }: HookContext): string | undefined {
  const { returned, baseURL } = context;
  const headers = typeof returned === "object" && returned !== null ? Reflect.get(returned, "headers") : undefined;
  const location = new Headers(headers instanceof Headers ? headers : {}).get("location");
  if (location === null) return undefined;
  const url = URL.canParse(location, baseURL) ? new URL(location, baseURL) : undefined;
  return url?.origin === new URL(baseURL).origin ? `${url.pathname}${url.search}` : "/";
}
