import type { BetterAuthPlugin } from "better-auth";
import { APIError, createAuthMiddleware, isAPIError } from "better-auth/api";
import { deleteSessionCookie } from "better-auth/cookies";
import { readClientInfo } from "../../audit/client-origin";
import { at, where } from "../better-auth/endpoint-policy";
import { requestChangesOf } from "../better-auth/request-changes";
import type { Database } from "../../db/client";
import { describeUserAgent } from "../../http/address/describe-user-agent";
import { parseCookieHeader } from "../../http/request/cookie-header";
import type { Outbox } from "../../mail/outbox";
import { maskAddress } from "../../http/address/mask-address";
import type { HookContext } from "../second-factor/pending-sign-in";
import { deviceCookie, deviceCookieDays, deviceSecret, takeDeviceMailLimit, recordDevice } from "./known-devices";

const isSignUp = at("/sign-up/email");
/** Callers who follow a mailed link sign in next in this browser, whatever strangers have guessed meanwhile. */
const isReset = at("/reset-password");

export interface NewDeviceOptions {
  db: Database;
  outbox: Outbox;
  /** The public origin. */
  origin: string;
}

/**
 * Creates the plugin that notifies users of a sign-in from a new browser. A long-lived cookie identifies browsers; that of the sign-up is known from
 * the start. It runs once the sign-in is complete, before the response, in one transaction. When it fails, the session ends again and its cookie is
 * not sent. It runs after every plugin that may ask for a second factor.
 */
export function newDeviceMail({ db, outbox, origin }: NewDeviceOptions) {
  const secure = origin.startsWith("https://");
  const name = deviceCookie(secure);

  const recordSignIn = async (ctx: HookContext, secret: string) => {
    const { newSession } = ctx.context;
    if (newSession === null) return;
    const { id: userId, name: person, email } = newSession.user;
    const { address, userAgent } = readClientInfo(ctx.headers ?? new Headers(), null);
    await db.transaction(async (transaction) => {
      const isNew = await recordDevice(transaction, { userId, secret });
      if (!isNew || isSignUp(ctx)) return;
      const device = describeUserAgent(userAgent);
      const place = maskAddress(address);
      if (!(await takeDeviceMailLimit(transaction, { userId, device: userAgent ?? "", network: place ?? "" }))) return;
      const at = new Date().toISOString();
      const link = `${origin}/settings/sessions`;
      await outbox.enqueue(transaction, {
        to: email,
        message: { kind: "new-sign-in", name: person, device, place, at, link },
      });
    });
  };

  const setDeviceCookie = (ctx: HookContext, secret: string) =>
    ctx.setCookie(name, secret, {
      path: "/",
      httpOnly: true,
      secure,
      sameSite: "lax",
      maxAge: deviceCookieDays * 24 * 60 * 60,
    });

  const recordReset = createAuthMiddleware(async (ctx) => {
    const { userId } = requestChangesOf(ctx);
    if (userId === undefined || isAPIError(ctx.context.returned)) return;
    const secret = deviceSecret(ctx.getCookie(name));
    await recordDevice(db, { userId, secret });
    setDeviceCookie(ctx, secret);
  });

  const handler = createAuthMiddleware(async (ctx) => {
    const { newSession, session, internalAdapter } = ctx.context;
    // A signed-in user has only changed something.
    if (newSession === null || (session !== null && !isSignUp(ctx))) return;
    const secret = deviceSecret(parseCookieHeader(ctx.headers?.get("cookie") ?? null).get(name));
    try {
      await recordSignIn(ctx, secret);
    } catch {
      deleteSessionCookie(ctx, true);
      await internalAdapter.deleteSession(newSession.session.token);
      ctx.context.setNewSession(null);
      throw new APIError("SERVICE_UNAVAILABLE", { code: "service_unavailable", message: "Try again in a moment." });
    }
    setDeviceCookie(ctx, secret);
  });
  return {
    id: "new-device",
    hooks: {
      after: [
        { matcher: where("opens"), handler },
        { matcher: isReset, handler: recordReset },
      ],
    },
  } satisfies BetterAuthPlugin;
}
