import { QueryClient } from "@tanstack/react-query";
import { dataOf } from "./call-data";
import { readKey } from "./read-answer";

/** Returns a cache of server answers: one per request on the server, one per tab in the browser. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        // Offline, queries fail at once instead of waiting, and are sent again with the connection.
        networkMode: "always",
        refetchOnReconnect: true,
        // A short failure goes unnoticed; a waiting user learns of a longer one within two seconds.
        retry: (failures, error) => failures < 2 && isTransient(error),
        retryDelay: (failures) => 300 * 3 ** failures,
      },
      mutations: { networkMode: "always" },
    },
  });
}

/** Returns whether the same call may succeed later: there was no answer, or the server failed. */
export function isTransient(error: unknown): boolean {
  const status = statusOf(error);
  return status === undefined || status >= 500;
}

/** Returns whether the call was refused because another user is now signed in. It can be repeated once its own user is back. */
export function isForOtherUser(error: unknown): boolean {
  return readKey(dataOf(error), "reason") === "other_person";
}

/** Returns the HTTP status of a failed call; `undefined` if no answer came. */
export function statusOf(error: unknown): number | undefined {
  const status = readKey(dataOf(error), "httpStatus");
  return typeof status === "number" ? status : undefined;
}

/** Returns why a call failed, in the server's words if it answered. */
export function failureText(error: unknown): string {
  if (statusOf(error) === undefined) return isOffline() ? "You are offline." : "The server cannot be reached.";
  return error instanceof Error ? error.message : "Something went wrong.";
}

const isOffline = () => typeof navigator !== "undefined" && !navigator.onLine;
