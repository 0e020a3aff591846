/** The limits of a body, which bound the time that processing it takes. */
const limits = { depth: 32, names: 200, values: 5000 };

/** A parsed JSON text, or its fault. `isJson` distinguishes a text that exceeds a limit from one that is not JSON. */
export type ParsedJson =
  | { value: unknown; repeated: string[]; fault?: undefined; isJson: true }
  | { value?: undefined; repeated?: undefined; fault: string; isJson: boolean };

interface Container {
  /** `undefined` for an array. */
  names: Set<string> | undefined;
}

const decoder = new TextDecoder("utf-8", { fatal: true });
const notJson = { fault: "The body is not valid JSON.", isJson: false };

/**
 * Parses a JSON text, for every endpoint alike. A text with more than 200 names in an object, 5,000 values or 32 levels is refused unparsed. So is a
 * text that another parser could read differently: one with a repeated name, or with invalid UTF-8. Repeated names of the outermost object are
 * returned as `repeated`, because `JSON.parse` silently keeps the last value (RFC 8259 §4).
 */
export function parseJson(source: ArrayBuffer | string): ParsedJson {
  try {
    const text = typeof source === "string" ? source : decoder.decode(source);
    const found = scan(text);
    return typeof found === "string"
      ? { fault: found, isJson: true }
      : { value: JSON.parse(text), repeated: [...found], isJson: true };
  } catch {
    return notJson;
  }
}

/** Parses a JSON text like {@link parseJson}, and also refuses a repeated name in its outermost object. */
export function parseStrictJson(source: ArrayBuffer | string): ParsedJson {
  const parsed = parseJson(source);
  const [name] = parsed.repeated ?? [];
  return name === undefined ? parsed : { fault: repetition(name), isJson: true };
}

const repetition = (name: string) => `The name ${JSON.stringify(name.slice(0, 100))} is repeated.`;

/** Scans a text once, in linear time, even if it is not JSON. */
function scan(text: string): Set<string> | string {
  const open: Container[] = [];
  const repeated = new Set<string>();
  let values = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === "{" || character === "[") {
      open.push({ names: character === "{" ? new Set() : undefined });
      if (open.length > limits.depth) return `The body is nested more than ${limits.depth} levels deep.`;
    } else if (character === "}" || character === "]") open.pop();
    else if (character === ",") {
      values += 1;
      if (values >= limits.values) return `The body has more than ${limits.values} values.`;
    } else if (character === '"') {
      const end = endOfString(text, at);
      const fault = isName(text, end) ? addName(open, JSON.parse(text.slice(at, end)), repeated) : undefined;
      if (fault !== undefined) return fault;
      at = end - 1;
    }
  }
  return repeated;
}

function addName(open: Container[], name: string, repeated: Set<string>): string | undefined {
  const names = open.at(-1)?.names;
  if (names === undefined) return undefined;
  if (names.has(name) && open.length > 1) return repetition(name);
  if (names.has(name)) repeated.add(name);
  names.add(name);
  return names.size > limits.names ? `The body has more than ${limits.names} names in one object.` : undefined;
}

/** Returns the position after the closing quote of the string that begins at `start`; the end of the text if there is none. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  return Math.min(at + 1, text.length);
}

function isName(text: string, end: number): boolean {
  let at = end;
  while (at < text.length && " \t\n\r".includes(text[at] ?? "")) at += 1;
  return text[at] === ":";
}
