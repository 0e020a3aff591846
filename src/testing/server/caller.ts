import { createTRPCClient, httpLink, type TRPCClient } from "@trpc/client";
import { createContext } from "~/server/context";
import { createCaller, type AppRouter } from "~/server/router";
import { type Person, signUp } from "../people/people";
import type { TestServer } from "./runtime";

export type Caller = TRPCClient<AppRouter>;

/** Returns the procedures as `person` calls them: by HTTP and JSON, with a Bearer token and the real context. */
export function callerAs(person: Pick<Person, "token" | "server">): Caller {
  return callerWith(person.server, { authorization: `Bearer ${person.token}` });
}

/** Returns the procedures as a new user calls them. */
export async function newCaller(): Promise<Caller> {
  return callerAs(await signUp());
}

/** Returns the procedures called with `headers`. */
export function callerWith(server: TestServer, headers: Record<string, string>): Caller {
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

/** Returns the procedures as `person` calls them at the time `now`: with the same token and checks, without HTTP. */
export async function callerAt(now: string, { token, server }: Pick<Person, "token" | "server">) {
  const headers = new Headers({ authorization: `Bearer ${token}` });
  const { principal } = await server.runtime.authenticate({ headers, method: "GET" });
  return createCaller(
    createContext(server.runtime, { principal, headers, requestId: "at-a-moment", serverRequestId: null, now }),
  );
}

function toRequestInit(init: object | undefined): RequestInit {
  return { ...init };
}
