import { isIP } from "node:net";
import { ipv6Network } from "./ipv6-network";

/**
 * Masks an address to its network: `192.0.2.x`, or the /64 of IPv6. It does not reveal a location. Returns `undefined` for anything but an address.
 */
export function maskAddress(address: string | null): string | undefined {
  if (address === null || isIP(address) === 0) return undefined;
  return isIP(address) === 6 ? ipv6Network(address, 64) : address.replace(/\.\d+$/, ".x");
}
