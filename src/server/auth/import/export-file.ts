import { z } from "zod";
import { StartupError } from "~/server/startup-error";

/** A row of an export: a CSV line by its heading, or a JSON object. */
export type ExportRecord = Record<string, unknown>;

/** Records by the table they stood in; a file that is one list has them all in `users`. */
export type ExportFile = { users: ExportRecord[] } & Record<string, ExportRecord[] | undefined>;

const record = z.record(z.string(), z.unknown());
const tables = z.looseObject({ users: z.array(record) });

/**
 * Reads CSV with a heading, a JSON list, a JSON object of lists (`users`, `accounts`, `identities`), or a JSON object per line.
 * @throws {StartupError} when it is none of these
 */
export async function parseExport(text: string): Promise<ExportFile> {
  const content = text.replace(/^\uFEFF/, "").trim();
  if (content === "") throw new StartupError("The file is empty.");
  if (!/^[[{]/.test(content)) return { users: await parseCsv(content) };
  const whole = parseJson(content);
  const list = z.array(record).safeParse(
    whole ??
      content
        .split("\n")
        .filter((line) => line.trim() !== "")
        .map(parseJson),
  );
  if (list.success) return { users: list.data };
  const object = tables.safeParse(whole);
  if (object.success) return { ...listsOf(object.data), users: object.data.users };
  // One user on one line is an object, too.
  const single = record.safeParse(whole);
  if (single.success && !("users" in single.data)) return { users: [single.data] };
  throw new StartupError("The file is neither CSV with a heading, nor a JSON list, nor a JSON object per line.");
}

async function parseCsv(content: string): Promise<ExportRecord[]> {
  const { parse } = await import("csv-parse/sync");
  try {
    return z.array(record).parse(parse(content, { columns: true, skip_empty_lines: true, trim: true }));
  } catch (error) {
    throw new StartupError(`The CSV cannot be read: ${error instanceof Error ? error.message : "it is malformed"}`);
  }
}

function listsOf(object: Record<string, unknown>): Record<string, ExportRecord[]> {
  return Object.fromEntries(
    Object.entries(object).flatMap(([name, value]) => {
      const list = z.array(record).safeParse(value);
      return list.success ? [[name, list.data] satisfies [string, ExportRecord[]]] : [];
    }),
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** An object that stands in a field: as such, or as JSON in a column of CSV. */
export function objectIn(value: unknown): ExportRecord {
  return record.safeParse(typeof value === "string" ? parseJson(value) : value).data ?? {};
}

/** The objects of a list that stands in a field. */
export function listIn(value: unknown): ExportRecord[] {
  return z.array(record).safeParse(typeof value === "string" ? parseJson(value) : value).data ?? [];
}

/** The text that stands in a field; nothing where something else does. */
export function textIn(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
