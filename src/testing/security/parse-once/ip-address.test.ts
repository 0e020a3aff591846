import fc from "fast-check";
import { expect, test } from "vitest";
import { clientAddress, trustProxies } from "~/server/http/address/client-address";
import { parseIpAddress } from "~/server/http/address/ip-address";
import { addressLimitKey } from "~/server/limits/limit-key";

/** Spellings of one address, by its canonical form. */
const spellings: Record<string, string[]> = {
  "203.0.113.7": [
    "203.0.113.7",
    "203.0.113.7:443",
    "203.0.113.7:0",
    " 203.0.113.7\t",
    '"203.0.113.7"',
    '"203.0.113.7:4711"',
    "::ffff:203.0.113.7",
    "::FFFF:203.0.113.7",
    "::ffff:cb00:7107",
    "0:0:0:0:0:ffff:203.0.113.7",
    "[::ffff:203.0.113.7]",
    "[::ffff:203.0.113.7]:80",
  ],
  "2001:db8::1": [
    "2001:db8::1",
    "2001:DB8::1",
    "2001:0db8:0000:0000:0000:0000:0000:0001",
    "2001:db8:0:0::0:1",
    "[2001:db8::1]",
    "[2001:DB8::1]:443",
    '"[2001:db8::1]"',
    '"[2001:db8::1]:4711"',
    "2001:db8::1%eth0",
    "[2001:db8::1%eth0]:80",
  ],
  "fe80::1": ["fe80::1%eth0", "FE80::1%en0", "[fe80::1%25eth0]", "fe80:0:0:0:0:0:0:1"],
  "::1": ["::1", "[::1]", "[::1]:3000", "0:0:0:0:0:0:0:1", "::0001"],
};
const noAddresses = [
  "",
  " ",
  "unknown",
  "_hidden",
  "_SEVKISEK",
  "localhost",
  "1.2.3",
  "1.2.3.4.5",
  "1.2.3.256",
  "01.2.3.4",
  "0x7f.0.0.1",
  "2130706433",
  "1.2.3.4:",
  "1.2.3.4:http",
  "1.2.3.4:123456",
  "1.2.3.4/24",
  "1.2.3.4 5.6.7.8",
  "[1.2.3.4]",
  "[2001:db8::1",
  "2001:db8::1]",
  "[2001:db8::1]]",
  "[]:80",
  "::g",
  "1::2::3",
  "for=1.2.3.4",
  "'1.2.3.4'",
  '"1.2.3.4',
  '""1.2.3.4""',
  "١.٢.٣.٤",
  "1.2.3.4\u0000",
];

test.each(Object.entries(spellings).flatMap(([canonical, all]) => all.map((text) => [text, canonical])))(
  "the address %j is known as %s",
  (text, canonical) => {
    expect(parseIpAddress(text)).toBe(canonical);
    expect(clientAddress("10.0.0.1", text, trustProxies(["10.0.0.0/8"]))).toBe(canonical);
    expect(addressLimitKey(parseIpAddress(text) ?? "")).toBe(addressLimitKey(canonical));
  },
);

test.each(noAddresses)("%j is not an address, and identifies no client", (text) => {
  expect(parseIpAddress(text)).toBeUndefined();
  expect(clientAddress("10.0.0.1", text, trustProxies(["10.0.0.0/8"]))).toBe("10.0.0.1");
});

test("addresses before an invalid hop come from the client, and are not trusted", () => {
  const isTrusted = trustProxies(["10.0.0.0/8"]);
  for (const hop of noAddresses.filter((text) => text.trim() !== "")) {
    expect(clientAddress("10.0.0.1", `198.51.100.1, ${hop}`, isTrusted)).toBe("10.0.0.1");
    expect(clientAddress("10.0.0.1", `198.51.100.1, ${hop}, 10.0.0.2`, isTrusted)).toBe("10.0.0.2");
    expect(clientAddress("10.0.0.1", `${hop}, 198.51.100.1`, isTrusted)).toBe("198.51.100.1");
  }
});

test("a canonical address is its own canonical form", () => {
  fc.assert(
    fc.property(fc.oneof(fc.ipV4(), fc.ipV6(), fc.ipV4Extended(), fc.string()), (text) => {
      const canonical = parseIpAddress(text);
      return canonical === undefined || parseIpAddress(canonical) === canonical;
    }),
  );
});

test.each([
  ["::ffff:10.0.0.0/104", "10.1.2.3", true],
  ["::ffff:10.0.0.0/104", "11.1.2.3", false],
  ["::ffff:10.0.0.1", "10.0.0.1", true],
  ["10.0.0.0/8", "::ffff:10.1.2.3", true],
  ["10.0.0.0/8", "[::ffff:10.1.2.3]:80", true],
  ["2001:DB8::/32", "2001:db8:1::1", true],
  ["fe80::/10", "fe80::1%eth0", true],
])("the proxy %s covers %s: %s", (range, address, covered) => {
  expect(trustProxies([range])(address)).toBe(covered);
});
