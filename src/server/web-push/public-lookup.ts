import { lookup } from "node:dns";
import { BlockList, isIPv4, type LookupFunction } from "node:net";

const reserved = new BlockList();
// What is not for the public internet, by the registry of special purposes: https://www.iana.org/assignments/iana-ipv4-special-registry
for (const [network, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
] as const)
  reserved.addSubnet(network, prefix, "ipv4");
// Ranges that embed an IPv4 address, or are for documents.
for (const [network, prefix] of [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const)
  reserved.addSubnet(network, prefix, "ipv6");
const unicast = new BlockList();
unicast.addSubnet("2000::", 3, "ipv6");

/** Returns whether an IP address is one of the public internet. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !reserved.check(address, "ipv4");
  return unicast.check(address, "ipv6") && !reserved.check(address, "ipv6");
}

/** Resolves a name as `dns.lookup` does, to public addresses only. A connection then goes to an address that was checked, and not to another answer. */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, found) => {
    if (error !== null) return callback(error, []);
    const addresses = found.filter(({ address }) => isPublicAddress(address));
    const [first] = addresses;
    if (first === undefined) return callback(Object.assign(new Error("No public address."), { code: "EPRIVATE" }), []);
    if (options.all === true) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};
