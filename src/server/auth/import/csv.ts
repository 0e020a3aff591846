import { StartupError } from "../../startup/startup-error";
import { type ExportRecord, recordOf } from "./record";

/** A row that cannot be read, and why. */
export type UnreadableRow = string;

const separators = [",", ";", "\t", "|"];

/**
 * Reads CSV with a heading, separated by commas, semicolons or tabs. Excel's `sep=` line counts, and an empty row does not.
 * @throws {StartupError} when it is malformed
 */
export async function parseCsv(content: string): Promise<(ExportRecord | UnreadableRow)[]> {
  const { parse } = await import("csv-parse/sync");
  const [declaration, declared] = /^"?sep=(.)"?[,;\t]*\r?\n/i.exec(content) ?? [""];
  const body = content.slice(declaration.length);
  const delimiter = declared ?? separatorOf(body);
  try {
    const [heading = [], ...rows] = parse(body, {
      delimiter,
      bom: true,
      trim: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      relax_column_count: true,
    });
    return rows.map((cells) => readRow(heading, cells));
  } catch (error) {
    throw new StartupError(`The CSV cannot be read: ${error instanceof Error ? error.message : "it is malformed"}`);
  }
}

/** Reads a row. Refuses one with another number of cells, because an unquoted separator moves cells into other columns. */
function readRow(heading: string[], cells: string[]): ExportRecord | UnreadableRow {
  const surplus = cells.slice(heading.length);
  if (cells.length < heading.length || surplus.some((cell) => cell !== "")) {
    return `has ${cells.length} columns, where the heading has ${heading.length}`;
  }
  return recordOf(heading.map((name, index) => [name, cells[index]] as const));
}

/** Returns the most frequent separator of the heading. */
function separatorOf(body: string): string {
  const [heading = ""] = body.split(/\r\n|\n|\r/, 1);
  const names = heading.replaceAll(/"[^"]*"/g, "");
  const counts = separators.map((separator) => names.split(separator).length);
  return separators[counts.indexOf(Math.max(...counts))] ?? ",";
}
