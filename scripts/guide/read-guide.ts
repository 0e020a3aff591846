/** A code block of a guide: a command to run, a new file, or lines beside a line of an existing file. */
export type Step =
  | { kind: "run"; command: string }
  | { kind: "create"; path: string; code: string }
  | { kind: Placement; path: string; line: string; code: string };
type Placement = "below" | "above" | "instead of";

const fence = /^```(\w+)\n([\s\S]*?)^```$/gm;
const creation = /^A new file, `([^`]+)`:$/;
const insertion = /^In `([^`]+)`, (below|above|instead of) `(.+)`:$/;

/**
 * Returns the code blocks below the heading `## title`, in their order. The line above a block names its destination.
 * @throws when one does not, because a reader would not know it either
 */
export function readGuide(text: string, title: string): Step[] {
  const start = text.indexOf(`\n## ${title}\n`);
  if (start < 0) throw new Error(`There is no heading "## ${title}".`);
  const end = text.indexOf("\n## ", start + 1);
  const section = text.slice(start, end < 0 ? undefined : end);
  return [...section.matchAll(fence)].flatMap(({ index, 1: language = "", 2: code = "" }) => {
    if (language === "sh") return commandsIn(code);
    const above = section.slice(0, index).trimEnd().split("\n").at(-1) ?? "";
    return [stepFrom(above, code)];
  });
}

function commandsIn(code: string): Step[] {
  return code
    .split("\n")
    .map((line) => line.replace(/\s+#.*$/, ""))
    .filter((line) => line !== "")
    .map((command) => ({ kind: "run", command }));
}

function stepFrom(sentence: string, code: string): Step {
  const created = creation.exec(sentence)?.[1];
  if (created !== undefined) return { kind: "create", path: created, code };
  const [, path, placement, line] = insertion.exec(sentence) ?? [];
  const kind = placements.find((name) => name === placement);
  if (path === undefined || kind === undefined || line === undefined) {
    throw new Error(`A code block does not say where it goes: "${sentence}".`);
  }
  return { kind, path, line, code };
}

const placements = ["below", "above", "instead of"] as const satisfies Placement[];

/**
 * Returns `text` with the code of `step` beside the line that begins with `line`, with its indentation.
 * @throws when no line does, or several do
 */
export function insertCode(text: string, { kind, path, line, code }: Extract<Step, { line: string }>): string {
  const lines = text.split("\n");
  const places = lines.flatMap((each, index) => (each.trim().startsWith(line) ? [index] : []));
  const [place] = places;
  if (place === undefined || places.length > 1) {
    throw new Error(`${path} has ${places.length} lines that begin with "${line}"; the guide needs exactly one.`);
  }
  const indent = /^\s*/.exec(lines[place] ?? "")?.[0] ?? "";
  const added = code.trimEnd().split("\n");
  const shown = added.map((each) => (each === "" ? "" : `${indent}${each}`));
  lines.splice(kind === "below" ? place + 1 : place, kind === "instead of" ? 1 : 0, ...shown);
  return lines.join("\n");
}
