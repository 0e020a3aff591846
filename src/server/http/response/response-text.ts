import { type JsonText, readText } from "../../db/row-text";

/** The text of results that are already serialized. A copy is another object, so no text outlives a change. */
const written = new WeakMap<object, string>();

/** Creates a page of rows that are JSON texts. They are parsed only if `items` is read, and `toJsonText` writes them unparsed. */
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

/** Creates a result with fields that are JSON texts. Each is parsed only if it is read, and `toJsonText` writes it unparsed. */
export function withJsonFields<Plain extends object, Read extends object>(
  plain: Plain,
  texts: Record<string, JsonText<Read[keyof Read]>>,
): Plain & Read;
export function withJsonFields(plain: object, texts: Record<string, string>): object {
  const entries = Object.entries(texts);
  const result = Object.defineProperties(
    { ...plain },
    Object.fromEntries(entries.map(([name, text]) => [name, { enumerable: true, get: () => readText(text) }])),
  );
  const fields = [
    ...Object.entries(plain).map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`),
    ...entries.map(([name, text]) => `${JSON.stringify(name)}:${text}`),
  ];
  written.set(result, `{${fields.join(",")}}`);
  return result;
}

/** Serializes a result as JSON; `undefined` when there is none. */
export function toJsonText(result: unknown): string | undefined {
  const text = typeof result === "object" && result !== null ? written.get(result) : undefined;
  return text ?? JSON.stringify(result);
}
