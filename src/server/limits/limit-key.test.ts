import { expect, test } from "vitest";
import { accountLimitKey, addressLimits, addressLimitKey } from "./limit-key";

test.each([
  ["192.0.2.1", "192.0.2.1"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:db8:1:2::9", "2001:db8:1:2::/64"],
  ["2001:0DB8:0001:0002:ffff::", "2001:db8:1:2::/64"],
  ["::1", "0:0:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
])("the address %s counts as %s", (address, subject) => {
  expect(addressLimitKey(address)).toBe(subject);
});

test("an address counts with the networks around it, of which the wider ones may do more", () => {
  const policy = { name: "any", limit: 10, window: 60 };
  const counted = (address: string) => addressLimits(policy, address).map(([{ limit }, network]) => [network, limit]);
  expect(counted("192.0.2.1")).toEqual([["192.0.2.1", 10]]);
  expect(counted("2001:db8:1:a2c4::9")).toEqual([
    ["2001:db8:1:a2c4::/64", 10],
    ["2001:db8:1:a200::/56", 40],
    ["2001:db8:1::/48", 160],
  ]);
});

test("an account counts by itself, however its address is written, and cannot be read from the key", () => {
  expect(accountLimitKey("Ada@Example.com")).toBe(accountLimitKey("ada@example.com"));
  expect(accountLimitKey("ada@example.com")).not.toBe(accountLimitKey("a.da@example.com"));
  expect(accountLimitKey("ada@example.com")).not.toContain("ada");
});
