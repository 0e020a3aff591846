"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { httpBatchLink, httpLink, splitLink, type TRPCLink } from "@trpc/client";
import { createTRPCReact } from "@trpc/react-query";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import { tap } from "@trpc/server/observable";
import { type ReactNode, useState } from "react";
import type { AppRouter } from "~/server/router";
import { fetchBeyondPage } from "./fetch-beyond-page";
import { reloadForOtherPerson } from "./page-person";
import { createQueryClient, isForOtherPerson } from "./query-client";

export type { AppRouter };
export type RouterInputs = inferRouterInputs<AppRouter>;
export type RouterOutputs = inferRouterOutputs<AppRouter>;

/** The server's procedures as hooks, with the types they have there. */
export const trpc = createTRPCReact<AppRouter>();

/** Lets everything below call procedures. */
export function ApiProvider({ children }: { children: ReactNode }) {
  const [queryClient] = useState(createQueryClient);
  const [client] = useState(() =>
    trpc.createClient({
      // Servers and proxies commonly take 16 KB of head, cookies included.
      links: [
        signInWhenAsked,
        splitLink({
          // A change leaves in the very event that asks for it: the page may be gone before a batch would be sent.
          condition: ({ type }) => type === "mutation",
          true: httpLink({ url: "/api/trpc", fetch: fetchBeyondPage }),
          false: httpBatchLink({ url: "/api/trpc", maxItems: 10, maxURLLength: 8000 }),
        }),
      ],
    }),
  );
  return (
    <trpc.Provider client={client} queryClient={queryClient}>
      <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
    </trpc.Provider>
  );
}

/** Whoever is no longer signed in goes to do so, and comes back to where they were. */
const signInWhenAsked: TRPCLink<AppRouter> =
  () =>
  ({ op, next }) =>
    next(op).pipe(
      tap({
        error: (error) => {
          if (isForOtherPerson(error)) return reloadForOtherPerson();
          if (error.data?.code !== "UNAUTHORIZED") return;
          const { pathname, search } = window.location;
          window.location.assign(`/sign-in?next=${encodeURIComponent(pathname + search)}&after=signed-out`);
        },
      }),
    );
