import { createTRPCClient, httpLink, type TRPCClient } from "@trpc/client";
import type { AppRouter } from "~/server/router";
import { type Person, signUp } from "./people";
import { testServer, type TestServer } from "./runtime";

/** The procedures as `person` calls them: a Bearer JWT, HTTP, JSON, the real context. */
export function callerAs(person: Pick<Person, "token" | "server">): TRPCClient<AppRouter> {
  return callerWith(person.server, { authorization: `Bearer ${person.token}` });
}

/** The procedures as a new person calls them. */
export async function newCaller(): Promise<TRPCClient<AppRouter>> {
  return callerAs(await signUp());
}

/** The procedures as a visitor calls them. */
export async function visitor(): Promise<TRPCClient<AppRouter>> {
  return callerWith(await testServer(), {});
}

/** The procedures called with `headers`. */
export function callerWith(server: TestServer, headers: Record<string, string>): TRPCClient<AppRouter> {
  return createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url: `${server.runtime.origin}/api/trpc`,
        headers,
        fetch: (url, init) => {
          const { pathname, search } = new URL(url instanceof Request ? url.url : url);
          return server.fetch(`${pathname}${search}`, toRequestInit(init));
        },
      }),
    ],
  });
}

function toRequestInit(init: object | undefined): RequestInit {
  return { ...init };
}
