import { isIP } from "node:net";
import { ipv6Network } from "./ipv6-network";

/**
 * The network of an address, in which it is one of many: `192.0.2.x`, or the /64 of IPv6. Where on earth that is cannot be known from it.
 * `undefined` when it is no address.
 */
export function maskAddress(address: string | null): string | undefined {
  if (address === null || isIP(address) === 0) return undefined;
  return isIP(address) === 6 ? ipv6Network(address, 64) : address.replace(/\.\d+$/, ".x");
}
