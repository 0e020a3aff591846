import { expect, test } from "vitest";
import { explainAddress } from "./unexpected-address";

const configured = {
  expected: "https://tasks.example.com",
  listed: ["https://tasks.example.com", "https://app.example.com"],
  loopbackPort: undefined,
};
const here = {
  expected: "http://localhost:3000",
  listed: ["http://localhost:3000", "http://127.0.0.1:3000", "http://[::1]:3000"],
  loopbackPort: 3000,
};

test.each(configured.listed)("a visitor at %s reads nothing about addresses", (opened) => {
  expect(explainAddress(opened, configured)).toBeUndefined();
});

test.each(["http://localhost:3000", "http://127.0.0.1:3000", "http://127.0.0.2:3000", "http://[::1]:3000"])(
  "where no address is set, every name of this machine will do: %s",
  (opened) => {
    expect(explainAddress(opened, here)).toBeUndefined();
    expect(explainAddress(opened, configured)).toEqual({ instead: configured.expected, settable: opened });
  },
);

test.each([
  ["http://nas.local:3000", "http://nas.local:3000"],
  ["http://192.168.0.2:3000", "http://192.168.0.2:3000"],
  ["http://tasks.example.com", "http://tasks.example.com"],
  ["https://tasks.example.com:8443", "https://tasks.example.com:8443"],
  ["https://nas.local.", "https://nas.local"],
  ["https://nas.local.:8443", "https://nas.local:8443"],
])("a page opened at %s names the setting that would allow it", (opened, settable) => {
  expect(explainAddress(opened, configured)).toEqual({ instead: configured.expected, settable });
});

test("the expected address with a dot after its host links to the one without", () => {
  const told = { instead: configured.expected, settable: undefined };
  expect(explainAddress("https://tasks.example.com.", configured)).toEqual(told);
});

test("a visitor from the network is not sent to localhost", () => {
  expect(explainAddress("http://nas.local:3000", here)).toEqual({
    instead: undefined,
    settable: "http://nas.local:3000",
  });
  expect(explainAddress("http://localhost:8080", here)).toEqual({
    instead: "http://localhost:3000",
    settable: "http://localhost:8080",
  });
  expect(explainAddress("https://localhost:3000", here)?.settable).toBe("https://localhost:3000");
});
