import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { deleteCopies } from "../sync/delete-copies";
import { forgetViewer, readViewer, rememberViewer } from "./viewer";

const ada = { userId: "ada", name: "Ada", email: "ada@example.com" };
let kept: Map<string, string>;

beforeEach(() => {
  kept = new Map();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
});
afterEach(() => vi.unstubAllGlobals());

test("who uses the browser is noted until their tasks are removed from it", async () => {
  expect(readViewer()).toBeUndefined();
  rememberViewer(ada);
  expect(readViewer()).toEqual(ada);
  await deleteCopies({ except: "ada" });
  expect(readViewer()).toEqual(ada);
  await deleteCopies({ except: "bob" });
  expect(readViewer()).toBeUndefined();
  rememberViewer(ada);
  await deleteCopies();
  expect([readViewer(), kept.size]).toEqual([undefined, 0]);
});

test("what is not a user is taken for nobody", () => {
  const odd = ["", "{", "null", "[]", '"ada"', '{"userId":"ada"}', '{"userId":1,"name":"Ada","email":"a@b.c"}'];
  for (const text of odd) {
    for (const key of ["keel:viewer"]) kept.set(key, text);
    expect([text, readViewer()]).toEqual([text, undefined]);
  }
});

test("a browser that refuses storage has nobody noted, and nothing fails", () => {
  vi.stubGlobal("localStorage", undefined);
  rememberViewer(ada);
  forgetViewer();
  expect(readViewer()).toBeUndefined();
});
