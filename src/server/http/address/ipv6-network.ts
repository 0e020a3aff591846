/** Returns the network of the first `bits` bits of an IPv6 address, of which there are 64 at most: `2001:db8:1:2::/64`. */
export function ipv6Network(address: string, bits: number): string {
  const [head = "", tail] = address.toLowerCase().split("%")[0]?.split("::") ?? [];
  const groups = head === "" ? [] : head.split(":");
  const missing = tail === undefined ? 0 : 8 - groups.length - (tail === "" ? 0 : tail.split(":").length);
  const all = [...groups, ...Array.from({ length: Math.max(0, missing) }, () => "0"), ...(tail?.split(":") ?? [])];
  const network = all.slice(0, 4).map((group) => Number.parseInt(group || "0", 16));
  const kept = network.map((group, at) => group & (0xffff << Math.min(16, Math.max(0, 16 * (at + 1) - bits))) & 0xffff);
  const shown = bits > 48 ? kept : kept.slice(0, 3);
  return `${shown.map((group) => group.toString(16)).join(":")}::/${bits}`;
}
