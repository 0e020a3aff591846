import { clientAddressHeader } from "../client-address";

/** From where something was done. */
export interface Origin {
  address: string | null;
  /** At most 300 characters. */
  userAgent: string | null;
}

/** @param headers of a request that came through the listener */
export function originOf(headers: Pick<Headers, "get">): Origin {
  return {
    address: headers.get(clientAddressHeader),
    userAgent: headers.get("user-agent")?.slice(0, 300) ?? null,
  };
}
