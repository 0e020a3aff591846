import fc from "fast-check";
import { expect, test } from "vitest";
import { everyRow, windowOf, withKept } from "./list-window";

const heights = fc.array(fc.integer({ min: 40, max: 120 }), { minLength: 1, maxLength: 300 });
const top = fc.integer({ min: 0, max: 400 });

function layOut(sizes: number[], from: number) {
  let end = from;
  return sizes.map((size, index) => {
    const start = end;
    end += size;
    return { index, start, end };
  });
}

test("rows have the position that they would have among all others, whichever of them are on the page", () => {
  fc.assert(
    fc.property(heights, top, fc.infiniteStream(fc.boolean()), (sizes, from, isShown) => {
      const rows = layOut(sizes, from);
      const height = sizes.reduce((sum, size) => sum + size, 0);
      const held = rows.filter(() => isShown.next().value);
      const { shown, below } = windowOf(held, { top: from, height });
      let end = from;
      for (const [at, { index, above }] of shown.entries()) {
        expect(index).toBe(held[at]?.index);
        expect(end + above).toBe(rows[index]?.start);
        end += above + (sizes[index] ?? 0);
      }
      expect(end + below).toBe(from + height);
    }),
  );
});

test("a page that holds every row needs no room for others", () => {
  const rows = layOut([49, 67, 49], 200);
  expect(windowOf(rows, { top: 200, height: 165 })).toEqual(everyRow(3));
});

test("the row that has the focus stays on the page, in its place, and no row twice", () => {
  expect(withKept([5, 6, 7], [1, 2, 6], 10)).toEqual([1, 2, 5, 6, 7]);
  expect(withKept([0, 1, 2], [-1, 0, 1], 10)).toEqual([0, 1, 2]);
  expect(withKept([7, 8, 9], [9, 10], 10)).toEqual([7, 8, 9]);
});
