import { expect, it } from "vitest";
import { accountSubject, addressSubject } from "./subject";

it.each([
  ["192.0.2.1", "192.0.2.1"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:db8:1:2::9", "2001:db8:1:2::/64"],
  ["2001:0DB8:0001:0002:ffff::", "2001:db8:1:2::/64"],
  ["::1", "0:0:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
])("the address %s counts as %s", (address, subject) => {
  expect(addressSubject(address)).toBe(subject);
});

it("an account counts by itself from each address, however its name is written, and cannot be read from the key", () => {
  expect(accountSubject(" Ada@Example.com", "192.0.2.1")).toBe(accountSubject("ada@example.com", "192.0.2.1"));
  expect(accountSubject("ada@example.com", "192.0.2.1")).not.toBe(accountSubject("ada@example.com", "192.0.2.2"));
  expect(accountSubject("ada@example.com", "192.0.2.1")).not.toContain("ada");
});
