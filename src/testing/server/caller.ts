import { createTRPCClient, httpLink, type TRPCClient } from "@trpc/client";
import { originOf } from "~/server/audit/client-origin";
import { createCaller, type AppRouter } from "~/server/router";
import { type Person, signUp } from "../people/people";
import type { TestServer } from "./runtime";

export type Caller = TRPCClient<AppRouter>;

/** The procedures as `person` calls them: a Bearer JWT, HTTP, JSON, the real context. */
export function callerAs(person: Pick<Person, "token" | "server">): Caller {
  return callerWith(person.server, { authorization: `Bearer ${person.token}` });
}

/** The procedures as a new person calls them. */
export async function newCaller(): Promise<Caller> {
  return callerAs(await signUp());
}

/** The procedures called with `headers`. */
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

/** The procedures as `person` calls them at the moment `now`: the same token and the same checks, without HTTP. */
export async function callerAt(now: string, { token, server }: Pick<Person, "token" | "server">) {
  const { authenticate, database, log, outbox, rotateKeys, onSessionEnd } = server.runtime;
  const headers = new Headers({ authorization: `Bearer ${token}` });
  const { principal } = await authenticate({ headers, method: "GET" });
  const origin = originOf(headers, null);
  return createCaller({
    db: database.db,
    principal,
    rotateKeys,
    onSessionEnd,
    outbox,
    origin,
    requestId: "at-a-moment",
    log,
    now,
  });
}

function toRequestInit(init: object | undefined): RequestInit {
  return { ...init };
}
