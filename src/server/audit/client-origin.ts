import { z } from "zod";
import { clientAddressHeader } from "../http/address/client-address";
import { cutUserAgent } from "../http/address/user-agent";

/** Carries the server's own id of a request to the hooks of Better Auth, which see nothing but headers. Whatever a client sends under it is replaced. */
export const serverRequestIdHeader = "x-keel-request-id";

/** The client that a request came from. */
export interface ClientInfo {
  address: string | null;
  /** At most 300 characters. */
  userAgent: string | null;
  /** The id that the server gave the request. The caller cannot choose it. */
  serverRequestId: string | null;
}

/**
 * Returns the client information of a request.
 * @param headers of a request that came through the listener
 */
export function readClientInfo(headers: Pick<Headers, "get">, serverRequestId: string | null): ClientInfo {
  return {
    serverRequestId,
    address: headers.get(clientAddressHeader),
    userAgent: cutUserAgent(headers.get("user-agent")),
  };
}

/** Returns what {@link serverRequestIdHeader} carries. */
export function readServerRequestId(headers: Pick<Headers, "get">): string | null {
  return z.uuid().safeParse(headers.get(serverRequestIdHeader)).data ?? null;
}
