import { beforeAll, expect, test } from "vitest";
import { type Caller, newCaller } from "~/testing/server/caller";
import { followZone } from "./zone-follower";

let ada: Caller;
beforeAll(async () => {
  ada = await newCaller();
});

const askServer = (timeZone: string) => ada.tasks.counts.query({ timeZone });

/** Simulates a browser that reports each of `zones` in turn, and a server that knows some of them. */
function handover(initial: string, zones: string[], ask: (timeZone: string) => Promise<unknown> = askServer) {
  const chosen: string[] = [];
  const asked: string[] = [];
  let turn = 0;
  const follow = followZone({
    initial,
    read: () => ({ zone: zones[turn++] ?? initial, nearest: "Etc/GMT+5" }),
    ask: (zone) => {
      asked.push(zone);
      return ask(zone);
    },
    choose: (zone) => chosen.push(zone),
  });
  return { follow, chosen, asked };
}

test("a zone that the server already uses is kept without a request", async () => {
  const { follow, chosen, asked } = handover("Asia/Tokyo", ["Asia/Tokyo"]);
  await follow();
  expect({ chosen, asked }).toEqual({ chosen: ["Asia/Tokyo"], asked: [] });
});

test("a zone that the server knows is adopted, with one request", async () => {
  const { follow, chosen, asked } = handover("UTC", ["Asia/Tokyo", "Asia/Tokyo", "Europe/Berlin"]);
  for (const _ of [1, 2, 3]) await follow();
  expect(chosen).toEqual(["Asia/Tokyo", "Europe/Berlin"]);
  expect(asked).toEqual(chosen);
});

test("for a zone that only the browser knows, the nearest one is used, and the server is asked only once", async () => {
  const { follow, chosen, asked } = handover("UTC", ["America/Newtown", "America/Newtown"]);
  await follow();
  await follow();
  expect({ chosen, asked }).toEqual({ chosen: ["Etc/GMT+5"], asked: ["America/Newtown"] });
});

test("while the server does not answer, the previous zone stays; it is asked again later", async () => {
  let isDown = true;
  const { follow, chosen, asked } = handover("UTC", ["Asia/Tokyo", "Asia/Tokyo"], async (timeZone) => {
    if (isDown) throw new TypeError("fetch failed");
    return askServer(timeZone);
  });
  await follow();
  expect(chosen).toEqual([]);
  isDown = false;
  await follow();
  expect({ chosen, asked }).toEqual({ chosen: ["Asia/Tokyo"], asked: ["Asia/Tokyo", "Asia/Tokyo"] });
});

test("an answer about a zone that the browser has left is ignored", async () => {
  let answer: (() => void) | undefined;
  const slow = new Promise<void>((resolve) => (answer = resolve));
  const { follow, chosen } = handover("UTC", ["Asia/Tokyo", "UTC"], () => slow);
  const first = follow();
  await follow();
  answer?.();
  await first;
  expect(chosen).toEqual(["UTC"]);
});
