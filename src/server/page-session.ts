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
import type { Feature } from "./operations/feature";
import type { PageLink } from "./operations/page-link";
import { createCaller, features } from "./router";
import { runtime } from "./runtime";

/**
 * Returns the user of the page; `undefined` for a visitor. The listener authenticates the request once, and renews its cookies with the response of
 * the page. On a host without that listener (serverless) the session is read here, and the next call to the API renews it.
 */
export const currentPrincipal = cache(async (): Promise<Principal | undefined> => {
  const given = await headers();
  const { pageVisits, authenticate } = runtime();
  const visit = given.get(pageVisitHeader);
  // A visit that has ended, or was made up, belongs to no user.
  if (visit !== null) return pageVisits.find(visit)?.principal;
  const { principal } = await withDatabaseTime({}, () => authenticate({ headers: given, method: "GET" }));
  if (findPageUserFault(given, principal?.userId) !== undefined) notFound();
  return principal;
});

/** Returns whether the browser sent a session cookie, valid or not. */
export async function hasSessionCookie(): Promise<boolean> {
  const { session } = sessionCookies(runtime().origin.startsWith("https://"));
  return parseCookieHeader((await headers()).get("cookie")).get(session) !== undefined;
}

/** Returns the value of a cookie that a page of this product set, such as the theme. */
export async function ownCookie(name: `keel.${string}`): Promise<string | undefined> {
  return parseCookieHeader((await headers()).get("cookie")).get(name);
}

/** Returns whether the user administers this installation, once they have the second factor that it may require. */
export async function isAdministrator(): Promise<boolean> {
  const principal = await currentPrincipal();
  return principal?.lacksSecondFactor === true || isPermitted(principal?.role ?? "", "users.read");
}

/** Returns whether the user has yet to set up the second factor that administration requires. */
export async function isSecondFactorMissing(): Promise<boolean> {
  return (await currentPrincipal())?.lacksSecondFactor === true;
}

/**
 * Returns the user of a page that requires `permission`. A visitor is sent to sign in and returns to `here`. For users without the permission the
 * page does not exist. An administrator without the required second factor is sent to set it up.
 */
export async function requirePermission(permission: Permission, here: string): Promise<Principal> {
  const principal = await currentPrincipal();
  if (principal === undefined) redirect(`/sign-in?next=${encodeURIComponent(here)}`);
  if (principal.lacksSecondFactor === true) redirect("/settings/security");
  if (!isPermitted(principal.role, permission)) notFound();
  return principal;
}

/** Returns the links of a navigation that the user may follow, in their order, as the features declare them. */
export async function pageLinks(navigation: PageLink["navigation"]): Promise<PageLink[]> {
  const principal = await currentPrincipal();
  const isOpen = ({ permission }: PageLink) =>
    permission === undefined || isPermitted(principal?.role ?? "", permission);
  return Object.values(features)
    .flatMap(({ links }: Feature) => links)
    .filter((link) => link.navigation === navigation && isOpen(link))
    .toSorted((one, other) => one.order - other.order);
}

/** Returns the labels of the audit events, by kind. */
export const eventLabels = () => Object.fromEntries(declaredEvents().map((event) => [event.kind, event]));

/** The procedures, called in this process on behalf of the user of the page. */
export const pageCaller = cache(async () => {
  const given = await headers();
  const ids = createRequestIds(given.get("x-request-id"));
  return createCaller(createContext(runtime(), { ...ids, principal: await currentPrincipal(), headers: given }));
});

/** Returns the public origin of this installation: scheme, host and port. */
export function siteOrigin(): string {
  return runtime().origin;
}

/**
 * Returns the origins at which people can sign in, and the one at which this page was opened. `opened` is `undefined` when only the browser knows it.
 */
export async function signInAddresses() {
  const { expected, listed, loopbackPort } = runtime().origins;
  const stamped = (await headers()).get(openedAtHeader) ?? "";
  // A proxy that ends TLS may not report the scheme.
  const isKnown = stamped !== "" && new URL(stamped).host !== new URL(expected).host;
  return { expected, listed, loopbackPort, opened: isKnown ? stamped : undefined };
}

/** Returns whether this is a development server. */
export function isDevelopment(): boolean {
  return runtime().environment.NODE_ENV === "development";
}

/** Returns the external sign-in methods that this installation offers. */
export function signInMethods(): { google: boolean } {
  return { google: runtime().environment.GOOGLE_CLIENT_ID !== undefined };
}

/** Returns the readiness checks: each dependency of a request, and whether it works. */
export async function installationChecks(): Promise<{ name: string; ok: boolean }[]> {
  return (await readiness(runtime())).checks;
}

/** Returns the mail previews of a development installation; elsewhere the page does not exist. */
export async function listMailPreviews(): Promise<Preview[]> {
  if (!isPreviewAllowed(runtime(), await headers())) notFound();
  return listPreviews(runtime());
}

/** Returns one mail preview, with the nonce that allows its style sheet on this page. */
export async function findMailPreview(id: string): Promise<Preview & { nonce: string }> {
  if (!isPreviewAllowed(runtime(), await headers())) notFound();
  return { ...((await findPreview(runtime(), id)) ?? notFound()), nonce: await pageNonce() };
}

/** Returns the nonce that allows an inline script or style sheet of this page. */
export async function pageNonce(): Promise<string> {
  return /'nonce-([^']+)'/.exec((await headers()).get("content-security-policy") ?? "")?.[1] ?? "";
}

/** Returns whether this installation sends mail, queues it or shows it as previews. */
export function mailMode(): MailMode {
  return runtime().mail.mode;
}
