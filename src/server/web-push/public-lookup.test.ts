import { expect, test } from "vitest";
import { isPublicAddress, publicLookup } from "./public-lookup";

test.each(["142.250.74.106", "34.107.243.93", "17.188.143.32", "2a00:1450:4001:82a::200a", "2600:1901:0:38d7::"])(
  "%s is a public address",
  (address) => {
    expect(isPublicAddress(address)).toBe(true);
  },
);

test.each([
  "127.0.0.1",
  "10.1.2.3",
  "172.31.255.255",
  "192.168.0.1",
  "169.254.169.254",
  "100.64.0.1",
  "0.0.0.0",
  "224.0.0.1",
  "255.255.255.255",
  "::",
  "::1",
  "::ffff:127.0.0.1",
  "::ffff:8.8.8.8",
  "64:ff9b::7f00:1",
  "fe80::1",
  "fc00::1",
  "fd12:3456::1",
  "ff02::1",
  "2002:7f00:1::",
  "2001::1",
  "2001:db8::1",
])("%s is none", (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test("a name that leads to this machine is not found", async () => {
  for (const options of [{}, { all: true }, { family: 4 }]) {
    const error = await new Promise((resolve) => publicLookup("localhost", options, resolve));
    expect(error).toMatchObject({ code: expect.stringMatching(/^E/) });
  }
});
