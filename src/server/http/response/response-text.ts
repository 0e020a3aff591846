import { type JsonText, readText } from "../../db/row-text";

/** Of answers whose text is there already. A copy of one is another object, so that no text outlives a change. */
const written = new WeakMap<object, string>();

/** Returns a page of rows that are texts already: they are read only where somebody looks at `items`, and written as they are by `textOf`. */
export function toPage<Row>(
  rows: JsonText<Row>[],
  nextCursor: string | null,
): { items: Row[]; nextCursor: string | null } {
  const text: JsonText<Row[]> = `[${rows.join(",")}]`;
  let items: Row[] | undefined;
  const page = {
    get items() {
      return (items ??= readText(text));
    },
    nextCursor,
  };
  written.set(page, `{"items":${text},"nextCursor":${JSON.stringify(nextCursor)}}`);
  return page;
}

/** Returns an answer as JSON; `undefined` where there is none. */
export function toJsonText(answer: unknown): string | undefined {
  const text = typeof answer === "object" && answer !== null ? written.get(answer) : undefined;
  return text ?? JSON.stringify(answer);
}
