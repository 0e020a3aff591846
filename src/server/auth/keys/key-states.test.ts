import { expect, test } from "vitest";
import { keyStates } from "./key-states";

const now = Date.parse("2026-11-20T12:00:00.000Z");
const at = (secondsAgo: number) => ({
  kid: `${secondsAgo}`,
  createdAt: new Date(now - secondsAgo * 1000).toISOString(),
});
const statesOf = (...ages: number[]) => keyStates(ages.map(at), now).map(({ createdAt: _at, ...rest }) => rest);

test("the only key signs, even when it was made this moment", () => {
  expect(statesOf(0)).toEqual([{ kid: "0", state: "signs" }]);
});

test("a new key is published before it signs", () => {
  expect(statesOf(86_400, 2)).toEqual([
    { kid: "2", state: "published", since: "2026-11-20T12:00:03.000Z" },
    { kid: "86400", state: "signs" },
  ]);
});

test("a replaced key verifies for an hour after the next one signs", () => {
  expect(statesOf(60, 86_400)).toEqual([
    { kid: "60", state: "signs" },
    { kid: "86400", state: "verifies", until: "2026-11-20T12:59:05.000Z" },
  ]);
});

test("without any key there is nothing to say", () => expect(keyStates([], now)).toEqual([]));
