import { StartupError } from "../../startup/startup-error";
import { parseCsv, type UnreadableRow } from "./csv";
import { type ExportRecord, fieldName, parseJson, recordIn } from "./record";

/** Records by the table they stood in; a file that is one list has them all in `users`. */
export interface ExportFile {
  users: (ExportRecord | UnreadableRow)[];
  accounts: ExportRecord[];
  identities: ExportRecord[];
  factors: ExportRecord[];
}

/** The tables by the names that adapters and database tools use. */
const tables: Record<string, keyof ExportFile> = {
  user: "users",
  users: "users",
  authusers: "users",
  account: "accounts",
  accounts: "accounts",
  identity: "identities",
  identities: "identities",
  authidentities: "identities",
  mfafactors: "factors",
  authmfafactors: "factors",
};
/** The fields in which an API or a tool puts its list. */
const envelopes = new Set(["data", "result", "results", "response", "rows", "items"]);
/** Fields that only a user has, so that an object with one of them is not an envelope. */
const ownFields = new Set(["id", "_id", "userid", "email", "emailaddress", "emailaddresses", "identifiers"]);

const neither = "The file is neither CSV with a heading, nor a JSON list of users, nor a JSON object per line.";

/**
 * Reads CSV with a heading, a JSON list, a JSON object of lists (`users`, `accounts`, `identities`), the list that an API or its SDK answers (`{"data": […]}`),
 * or one of these per line.
 * @throws {StartupError} when it is none of these
 */
export async function parseExport(text: string): Promise<ExportFile> {
  const content = text.replace(/^\uFEFF?[\r\n]*/, "");
  if (content.trim() === "") throw new StartupError("The file is empty.");
  const file: ExportFile = { users: [], accounts: [], identities: [], factors: [] };
  if (/^\s*[[{]/.test(content)) collectJson(file, content);
  else file.users = await parseCsv(content);
  if (file.users.length === 0) throw new StartupError("The file holds no users.");
  return file;
}

function collectJson(file: ExportFile, content: string): void {
  const whole = parseJson(content);
  if (whole !== undefined) {
    if (!collect(file, whole)) throw new StartupError(neither);
    return;
  }
  for (const [index, line] of content.split(/\r?\n/).entries()) {
    if (line.trim() === "" || collect(file, parseJson(line))) continue;
    throw new StartupError(index === 0 ? neither : `Line ${index + 1} is no JSON object.`);
  }
}

/** Adds the records of a value to the file. Returns whether it consists of records alone. */
function collect(file: ExportFile, value: unknown, table: keyof ExportFile = "users"): boolean {
  if (Array.isArray(value)) return value.every((entry) => collect(file, entry, table));
  const record = recordIn(value);
  if (record === undefined) return false;
  if (table !== "users" || [...record.keys()].some((name) => ownFields.has(name))) {
    file[table].push(record);
    return true;
  }
  const lists = [...record].flatMap(([name, held]) => {
    const known = envelopes.has(name) ? "users" : tables[fieldName(name)];
    const isList = typeof held === "object" && held !== null && (Array.isArray(held) || envelopes.has(name));
    return known !== undefined && isList ? [[known, held] as const] : [];
  });
  if (lists.length > 0) return lists.every(([known, held]) => collect(file, held, known));
  if ([...record.values()].some(Array.isArray)) return false;
  file.users.push(record);
  return true;
}
