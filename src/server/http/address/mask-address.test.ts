import { expect, test } from "vitest";
import { maskAddress } from "./mask-address";

test.each([
  ["192.0.2.17", "192.0.2.x"],
  ["127.0.0.1", "127.0.0.x"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:DB8::6", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
])("%s is in %s", (address, network) => {
  expect(maskAddress(address)).toBe(network);
});

test.each([null, "", "unknown", "192.0.2", "evil.example"])("%j is in no network", (address) => {
  expect(maskAddress(address)).toBeUndefined();
});
