import { expect, test } from "vitest";
import { createRowStore } from "./row-store";

const row = (id: string, version: number, text = `${id}${version}`) => ({ id, version, text });
type Row = ReturnType<typeof row>;

/** Overlays that show these rows, whatever the server has. */
const shown = (...rows: Row[]) => new Map(rows.map((each) => [each.id, () => each]));

test("the newest version of a row counts, in whatever order they arrive", () => {
  const store = createRowStore<Row>();
  expect(store.merge([row("a", 2), row("b", 1)])).toHaveLength(2);
  expect(store.merge([row("a", 1), row("b", 3), row("b", 2)])).toEqual([row("b", 3)]);
  expect(store.list()).toEqual([row("a", 2), row("b", 3)]);
});

test("a row that arrives again unchanged stays the same object, and no listener is called", () => {
  const store = createRowStore<Row>();
  const first = row("a", 1);
  store.merge([first]);
  let told = 0;
  store.subscribe(() => (told += 1));
  expect(store.merge([row("a", 1)])).toEqual([]);
  expect(store.find("a")).toBe(first);
  expect(told).toBe(0);
});

test("a change that waits for its answer is shown on top, and the server's newer row after it", () => {
  const store = createRowStore<Row>();
  store.merge([row("a", 1)]);
  store.apply({ overlays: shown(row("a", 1, "mine"), row("new", 1)) });
  store.merge([row("a", 2)]);
  expect(store.list().map(({ text }) => text)).toEqual(["mine", "new1"]);
  expect(store.findWaiting("a")?.text).toBe("mine");
  store.apply({ overlays: new Map([...shown(row("a", 1), row("new", 1)).keys()].map((id) => [id, undefined])) });
  expect(store.findWaiting("a")).toBeUndefined();
  expect(store.list()).toEqual([row("a", 2)]);
});

test("a row that is shown as deleted is not listed", () => {
  const store = createRowStore<Row>();
  store.merge([row("a", 1), row("b", 1)]);
  store.apply({ overlays: new Map([["a", () => undefined]]) });
  expect(store.find("a")).toBeUndefined();
  expect(store.list()).toEqual([row("b", 1)]);
});

test("after a reset the server's rows count although their versions are lower, and rows it no longer has are removed", () => {
  const store = createRowStore<Row>();
  const same = row("same", 4);
  store.merge([row("back", 5), row("purged", 2), same, row("other", 3, "ours")]);
  store.mark();
  store.merge([row("back", 2), row("same", 4), row("other", 3, "theirs")]);
  expect([...store.marked()]).toEqual(["purged"]);
  store.remove(["purged"]);
  expect(store.find("back")).toEqual(row("back", 2));
  expect(store.find("same")).toBe(same);
  expect(store.find("other")?.text).toBe("theirs");
  store.merge([row("back", 1)]);
  expect(store.find("back")).toEqual(row("back", 2));
});

test("rows that are changed here are remembered as the server had them before the first change", () => {
  const store = createRowStore<Row>();
  store.merge([row("a", 1)]);
  store.apply({ overlays: shown(row("a", 1, "mine")) });
  store.apply({ rows: [row("a", 2, "mine")], overlays: new Map([["a", undefined]]) });
  store.apply({ overlays: shown(row("a", 2, "mine again"), row("new", 1)) });
  expect([...store.touched()]).toEqual([
    ["a", row("a", 1)],
    ["new", undefined],
  ]);
});
