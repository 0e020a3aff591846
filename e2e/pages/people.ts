import { randomUUID } from "node:crypto";
import { type BrowserContext, expect } from "@playwright/test";
import { createTRPCClient, httpLink, type TRPCClient } from "@trpc/client";
import { z } from "zod";
import type { AppRouter } from "../../src/server/router";

export interface Person {
  name: string;
  email: string;
  password: string;
}

/** Returns a user without an account yet. */
export function newPerson(name: string): Person {
  const mailbox = name.toLowerCase().replaceAll(/[^a-z]+/g, ".");
  return { name, email: `${mailbox}.${randomUUID()}@example.com`, password: "correct horse battery" };
}

/** Creates the account; `context` holds its cookies afterwards. */
export function signUp(context: Pick<BrowserContext, "request">, origin: string, person: Person): Promise<void> {
  return post(context, `${origin}/api/auth/sign-up/email`, { ...person });
}

/** Signs in without the page; `context` holds the cookies afterwards. */
export function signIn(context: BrowserContext, origin: string, { email, password }: Person): Promise<void> {
  return post(context, `${origin}/api/auth/sign-in/email`, { email, password });
}

async function post(
  context: Pick<BrowserContext, "request">,
  url: string,
  data: Record<string, string>,
): Promise<void> {
  const response = await context.request.post(url, { data, headers: { origin: new URL(url).origin } });
  expect(response.status(), await response.text()).toBe(200);
}

const holder = z.object({ user: z.object({ email: z.string(), emailVerified: z.boolean() }) }).nullable();

/** Returns the user who is signed in to `context`, according to the server. */
export async function whoIs(context: Pick<BrowserContext, "request">, origin: string) {
  const answer = await context.request.get(`${origin}/api/auth/get-session?disableCookieCache=true`);
  return holder.parse(await answer.json())?.user;
}

export type Api = TRPCClient<AppRouter>;

/** Returns the API as another program of the user uses it: with a Bearer token, apart from the page. */
export async function apiOf(context: BrowserContext, origin: string): Promise<Api> {
  const response = await context.request.get(`${origin}/api/auth/token`);
  expect(response.status(), await response.text()).toBe(200);
  const { token }: { token: string } = await response.json();
  return createTRPCClient<AppRouter>({
    links: [httpLink({ url: `${origin}/api/trpc`, headers: { authorization: `Bearer ${token}` } })],
  });
}
