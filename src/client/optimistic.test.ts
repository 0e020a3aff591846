import { QueryClient } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { createOptimistic } from "./optimistic";

interface Note {
  text: string;
  stars: number;
}

function setUp(first: Note | undefined) {
  let shown = first;
  const queryClient = new QueryClient();
  const change = createOptimistic<Note>({
    queryClient,
    scope: ["notes"],
    read: () => shown,
    write: (_before, after) => {
      shown = after;
    },
    confirm: () => undefined,
    release: () => undefined,
  });
  return { change, queryClient, shown: () => shown };
}

function promised<Value>() {
  let resolve: (value: Value) => void = () => undefined;
  let reject: (reason: Error) => void = () => undefined;
  const promise = new Promise<Value>((onValue, onError) => {
    resolve = onValue;
    reject = onError;
  });
  return { promise, resolve, reject };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));
const withText = (text: string) => (note: Note | undefined) => note && { ...note, text };
const withStars = (stars: number) => (note: Note | undefined) => note && { ...note, stars };

test("a change is shown before the server answers, and then as answered", async () => {
  const { change, shown } = setUp({ text: "a", stars: 0 });
  const answer = promised<Note>();
  const changing = change("1", { patch: withText("b"), send: () => answer.promise });
  await settled();
  expect(shown()).toEqual({ text: "b", stars: 0 });
  answer.resolve({ text: "b!", stars: 7 });
  await changing;
  expect(shown()).toEqual({ text: "b!", stars: 7 });
});

test("a failed change reverts only itself", async () => {
  const { change, shown } = setUp({ text: "a", stars: 0 });
  const first = promised<Note>();
  const second = promised<Note>();
  const failing = change("1", { patch: withText("b"), send: () => first.promise });
  const lasting = change("1", { patch: withStars(5), send: () => second.promise });
  await settled();
  expect(shown()).toEqual({ text: "b", stars: 5 });
  first.reject(new Error("no"));
  await expect(failing).rejects.toThrow("no");
  expect(shown()).toEqual({ text: "a", stars: 5 });
  second.resolve({ text: "a", stars: 5 });
  await lasting;
  expect(shown()).toEqual({ text: "a", stars: 5 });
});

test("changes of one item are sent one after the other, each based on the last answer", async () => {
  const { change } = setUp({ text: "a", stars: 0 });
  const first = promised<Note>();
  const bases: (Note | undefined)[] = [];
  const one = change("1", { patch: withText("b"), send: () => first.promise });
  const two = change("1", {
    patch: withText("c"),
    send: (confirmed) => {
      bases.push(confirmed);
      return Promise.resolve({ text: "c", stars: 2 });
    },
  });
  await settled();
  expect(bases).toEqual([]);
  first.resolve({ text: "b", stars: 1 });
  await Promise.all([one, two]);
  expect(bases).toEqual([{ text: "b", stars: 1 }]);
});

test("an item that could not be created disappears", async () => {
  const { change, shown } = setUp(undefined);
  const making = change("1", { patch: () => ({ text: "new", stars: 0 }), send: () => Promise.reject(new Error("no")) });
  await expect(making).rejects.toThrow("no");
  expect(shown()).toBeUndefined();
});

test("an answer from before the change is not shown", async () => {
  const { change, queryClient } = setUp({ text: "a", stars: 0 });
  const old = promised<string>();
  const fetching = queryClient
    .fetchQuery({ queryKey: ["notes", "list"], queryFn: () => old.promise })
    .catch(() => "cancelled");
  await change("1", { patch: withText("b"), send: () => Promise.resolve({ text: "b", stars: 0 }) });
  old.resolve("from before");
  expect(await fetching).toBe("cancelled");
  expect(queryClient.getQueryData(["notes", "list"])).toBeUndefined();
});
