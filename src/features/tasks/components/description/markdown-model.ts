/** A piece of a line. */
export type Inline =
  | { kind: "text"; text: string }
  | { kind: "code"; text: string }
  | { kind: "strong" | "emphasis" | "deleted"; children: Inline[] }
  /** `href` is an address of a kind that a browser may open. */
  | { kind: "link"; href: string; children: Inline[] }
  | { kind: "break" };

/** An entry of a list. `isChecked` is `undefined` unless it is one of a checklist. */
export interface ListEntry {
  isChecked: boolean | undefined;
  children: Block[];
}

/** A part of a text that stands below the one before. */
export type Block =
  | { kind: "paragraph" | "line"; children: Inline[] }
  | { kind: "heading"; level: number; children: Inline[] }
  | { kind: "quote"; children: Block[] }
  /** `start` is `undefined` for a list that is not numbered. */
  | { kind: "list"; start: number | undefined; entries: ListEntry[] }
  | { kind: "code"; text: string }
  | { kind: "rule" };
