import type { TRPCClient } from "@trpc/client";
import { createTRPCRecursiveProxy, type inferRouterInputs, type inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "~/server/router";
import { fetchKeepalive } from "./fetch-keepalive";
import { pageUser, reloadForOtherUser } from "./viewer/page-user";
import { noteKeptChanges } from "./viewer/kept-changes";
import { unsavedOnDisk } from "./viewer/unsaved";
import { createProcedureCalls } from "./procedure-calls";
import { isForOtherUser, statusOf } from "./query-client";
import { deleteCopies } from "./sync/delete-copies";
import { stopHandingOver } from "./sync/outbox/handover";

export type { AppRouter };
export type RouterInputs = inferRouterInputs<AppRouter>;
export type RouterOutputs = inferRouterOutputs<AppRouter>;

const calls = createProcedureCalls({ fetch: (address) => fetch(address), fetchKeepalive });

/** The server's procedures, with the types they have there. Rejects with a `CallError`. */
export const api = createTRPCRecursiveProxy<TRPCClient<AppRouter>>(async ({ path, args: [input] }) => {
  const procedure = path.slice(0, -1).join(".");
  try {
    return await (path.at(-1) === "mutate" ? calls.mutate(procedure, input) : calls.query(procedure, input));
  } catch (error) {
    leaveIfSignedOut(error);
    throw error;
  }
});

/** Sends a signed-out user to sign in, and back to the current page afterwards. */
function leaveIfSignedOut(error: unknown): void {
  if (isForOtherUser(error)) return reloadForOtherUser();
  // A page that has signed out itself is on its way.
  if (statusOf(error) !== 401 || pageUser() === undefined) return;
  noteKeptChanges(unsavedOnDisk());
  stopHandingOver("session ended");
  void deleteCopies();
  const { pathname, search } = window.location;
  window.location.assign(`/sign-in?next=${encodeURIComponent(pathname + search)}&after=signed-out`);
}
