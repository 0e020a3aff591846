import fc from "fast-check";
import { expect, test } from "vitest";
import { createRowStore } from "./row-store";
import { createListView } from "./view";

interface Row {
  id: string;
  version: number;
  rank: number;
  isOpen: boolean;
}

const id = fc.constantFrom(...Array.from("abcdefgh"));
const row = fc.record({
  id,
  version: fc.integer({ min: 1, max: 9 }),
  rank: fc.integer({ min: 0, max: 3 }),
  isOpen: fc.boolean(),
});
const step = fc.oneof(
  fc.record({ merge: fc.array(row, { maxLength: 4 }) }),
  fc.record({ show: id, as: fc.option(row, { nil: undefined }) }),
  fc.record({ release: id }),
  fc.record({ remove: fc.array(id, { maxLength: 3 }) }),
  fc.constant({ clear: true }),
);
const belongs = ({ isOpen }: Row) => isOpen;
const compare = (a: Row, b: Row) => a.rank - b.rank || (a.id < b.id ? -1 : Number(a.id > b.id));

test("a list that is updated change by change equals one that is computed anew", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const store = createRowStore<Row>();
      const view = createListView(store, { belongs, compare });
      view.read();
      const seen: (readonly Row[])[] = [];
      view.subscribe(() => seen.push(view.read()));
      for (const made of steps) {
        if ("merge" in made) store.merge(made.merge);
        else if ("show" in made) {
          const shown = made.as && { ...made.as, id: made.show };
          store.apply({ overlays: new Map([[made.show, () => shown]]) });
        } else if ("release" in made) store.apply({ overlays: new Map([[made.release, undefined]]) });
        else if ("remove" in made) store.remove(made.remove);
        else store.clear();
        const expected = store.list().filter(belongs).sort(compare);
        expect(view.read()).toEqual(expected);
        expect(seen.at(-1) ?? []).toEqual(expected);
      }
    }),
  );
});

test("a list stays the same array while nothing in it changes", () => {
  const store = createRowStore<Row>();
  store.merge([{ id: "a", version: 1, rank: 1, isOpen: true }]);
  const view = createListView(store, { belongs, compare });
  view.subscribe(() => undefined);
  const before = view.read();
  store.merge([{ id: "b", version: 1, rank: 1, isOpen: false }]);
  expect(view.read()).toBe(before);
});
