import "server-only";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { declaredEvents } from "./audit/kinds";
import { sessionCookies } from "./auth/cookies/cookie-names";
import { isPermitted, type Permission } from "./auth/permissions";
import type { Principal } from "./auth/principal";
import { createContext } from "./context";
import { withDatabaseTime } from "./db/pool/deadline";
import { readiness } from "./api/health";
import { openedAtHeader } from "./http/address/opened-at";
import { parseCookieHeader } from "./http/request/cookie-header";
import { findPageUserFault } from "./http/pages/page-user";
import { createRequestIds } from "./http/request/request-ids";
import { pageVisitHeader } from "./auth/page-visits";
import type { MailMode } from "./mail/mode";
import { findPreview, listPreviews, isPreviewAllowed, type Preview } from "./mail/preview";
import { createCaller } from "./router";
import { runtime } from "./runtime";

/**
 * Returns who looks at the page; `undefined` for a visitor. The listener has authenticated the request, once, and renews its cookies on the page's own
 * answer. A host without that listener (serverless) reads the session here; there the next call to the API renews it.
 */
export const currentPrincipal = cache(async (): Promise<Principal | undefined> => {
  const given = await headers();
  const { pageVisits, authenticate } = runtime();
  const visit = given.get(pageVisitHeader);
  // A visit that is over, or was made up, is nobody's.
  if (visit !== null) return pageVisits.find(visit)?.principal;
  const { principal } = await withDatabaseTime({}, () => authenticate({ headers: given, method: "GET" }));
  if (findPageUserFault(given, principal?.userId) !== undefined) notFound();
  return principal;
});

/** Returns whether the browser came with a session, be it one that has ended. */
export async function hasSessionCookie(): Promise<boolean> {
  const { session } = sessionCookies(runtime().origin.startsWith("https://"));
  return parseCookieHeader((await headers()).get("cookie")).get(session) !== undefined;
}

/** Returns what a cookie of this product holds that a page itself has set, such as the theme. */
export async function ownCookie(name: `keel.${string}`): Promise<string | undefined> {
  return parseCookieHeader((await headers()).get("cookie")).get(name);
}

/** Returns whether whoever looks at the page is among those who run this installation, once they have the second factor that it may ask for. */
export async function isAdministrator(): Promise<boolean> {
  const principal = await currentPrincipal();
  return principal?.lacksSecondFactor === true || isPermitted(principal?.role ?? "", "users.read");
}

/** Returns whether who looks at the page has to set a second factor up before they may administer. */
export async function isSecondFactorMissing(): Promise<boolean> {
  return (await currentPrincipal())?.lacksSecondFactor === true;
}

/**
 * For a page of those whose role carries `permission`. A visitor goes to sign in, and comes back to `here`; for anybody else there is no
 * such page. An administrator who has to set a second factor up first is sent to where that is done, and told there.
 */
export async function requirePermission(permission: Permission, here: string): Promise<Principal> {
  const principal = await currentPrincipal();
  if (principal === undefined) redirect(`/sign-in?next=${encodeURIComponent(here)}`);
  if (principal.lacksSecondFactor === true) redirect("/settings/security");
  if (!isPermitted(principal.role, permission)) notFound();
  return principal;
}

/** Returns in which words each kind of event is told, by kind. */
export const eventLabels = () => Object.fromEntries(declaredEvents().map((event) => [event.kind, event]));

/** The procedures, called in this process on behalf of whoever looks at the page. */
export const pageCaller = cache(async () => {
  const given = await headers();
  const ids = createRequestIds(given.get("x-request-id"));
  return createCaller(createContext(runtime(), { ...ids, principal: await currentPrincipal(), headers: given }));
});

/** Returns where people reach this installation: scheme, host and port. */
export function siteOrigin(): string {
  return runtime().origin;
}

/**
 * Returns at which addresses people can sign in, and at which one this page was opened; `opened` is `undefined` where only the browser knows it.
 */
export async function signInAddresses() {
  const { expected, listed, loopbackPort } = runtime().origins;
  const stamped = (await headers()).get(openedAtHeader) ?? "";
  // What ends TLS in front of this server need not say so.
  const isKnown = stamped !== "" && new URL(stamped).host !== new URL(expected).host;
  return { expected, listed, loopbackPort, opened: isKnown ? stamped : undefined };
}

/** Ways to sign in that this installation offers. */
export function signInMethods(): { google: boolean } {
  return { google: runtime().environment.GOOGLE_CLIENT_ID !== undefined };
}

/** What a request needs, each with whether it is there. */
export async function installationChecks(): Promise<{ name: string; ok: boolean }[]> {
  return (await readiness(runtime())).checks;
}

/** The mail that nobody delivers, for who develops on this machine; for anybody else there is no such page. */
export async function listMailPreviews(): Promise<Preview[]> {
  if (!isPreviewAllowed(runtime(), await headers())) notFound();
  return listPreviews(runtime());
}

/** One of them, with the nonce that lets a style sheet in it apply on this page. */
export async function findMailPreview(id: string): Promise<Preview & { nonce: string }> {
  const given = await headers();
  if (!isPreviewAllowed(runtime(), given)) notFound();
  const nonce = /'nonce-([^']+)'/.exec(given.get("content-security-policy") ?? "")?.[1] ?? "";
  return { ...((await findPreview(runtime(), id)) ?? notFound()), nonce };
}

/** What becomes of mail on this installation. */
export function mailMode(): MailMode {
  return runtime().mail.mode;
}
