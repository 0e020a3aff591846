import { newUuid } from "~/shared/uuidv7";
import { readKey, readString, readStrings } from "../../read-answer";
import {
  type CommandError,
  emptied,
  type Kept,
  type KeptRefusal,
  type NewRefusal,
  nothingKept,
  withRefusals,
} from "./kept";
import { countAnew, type OutboxEntry } from "./outbox";

/** The values of a database, which any version of the page may have written. */
export interface RawKept {
  sequence: unknown;
  /** By their number. */
  entries: ReadonlyMap<unknown, unknown>;
  /** By the id of their command. */
  refusals: ReadonlyMap<unknown, unknown>;
}

/** The version of the form of an entry. Increased, together with that of the database, when older pages would misread one. */
export const entrySchema = 1;

/**
 * Parses what a device has kept. An entry that is no command of this form becomes a refused one, because it may hold the only copy of a text, and its
 * number is used up by one that does nothing. Whether a procedure exists and takes its input is for the server to say: a page of another version may have
 * written it. `isRepaired` tells whether what is stored is not what was returned.
 */
export function parseKept(raw: RawKept): { kept: Kept; isRepaired: boolean } {
  const known = parseSequence(raw.sequence);
  const { revision, outbox } = known ?? nothingKept();
  const unreadable: NewRefusal[] = [];
  const entries = [...raw.entries].flatMap(([key, value]) => {
    const entry = parseEntry(key, value);
    if (entry !== undefined && isOfThisSchema(value)) return [entry];
    const { id, at, procedure, input } = entry ?? { ...newCall(), ...callOf(value) };
    unreadable.push({ id, at, procedure, input });
    return isNumber(key) ? [emptied({ number: key, id, at, procedure, input, isSent: entry?.isSent ?? false })] : [];
  });
  const filled = { ...outbox, entries: entries.sort((one, other) => one.number - other.number) };
  const isInSequence = known !== undefined && entries.every(({ number }) => number < outbox.next);
  const refused = [...raw.refusals]
    .map(([id, value]) => parseRefusal(String(id), value))
    .sort((one, other) => one.place - other.place);
  return {
    kept: {
      revision,
      outbox: isInSequence ? filled : countAnew(filled, newUuid()),
      refused: withRefusals(refused, unreadable),
    },
    isRepaired: unreadable.length > 0 || (entries.length > 0 && !isInSequence),
  };
}

/** Returns what is stored beside the entries. */
export const sequenceOf = ({ revision, outbox: { clientId, next, acked } }: Kept) => ({
  clientId,
  next,
  acked,
  revision,
});

function parseSequence(value: unknown): Pick<Kept, "revision" | "outbox"> | undefined {
  const clientId = readString(value, "clientId");
  const [next, acked, revision] = ["next", "acked", "revision"].map((name) => readKey(value, name));
  if (clientId === undefined || !uuid.test(clientId)) return undefined;
  if (!isNumber(next) || !isCount(acked) || !isCount(revision) || acked >= next) return undefined;
  return { revision, outbox: { clientId, next, acked, entries: [] } };
}

function parseEntry(number: unknown, value: unknown): OutboxEntry | undefined {
  const id = readString(value, "id");
  const at = readString(value, "at");
  const isSent = readKey(value, "isSent");
  const { procedure, input } = callOf(value);
  if (!isNumber(number) || id === undefined || !uuidV7.test(id) || !isInstant(at) || typeof isSent !== "boolean")
    return undefined;
  const unknownSince = readString(value, "unknownSince");
  return { number, id, at, procedure, input, isSent, ...(isInstant(unknownSince) && { unknownSince }) };
}

function parseRefusal(id: string, value: unknown): KeptRefusal {
  const at = readString(value, "at");
  const error = parseError(readKey(value, "error"));
  const refused = readStrings(value, "refused");
  const row = readKey(value, "row");
  const place = readKey(value, "place");
  return {
    ...callOf(value),
    id,
    place: isCount(place) ? place : 0,
    at: isInstant(at) ? at : newCall().at,
    ...(error !== undefined && { error }),
    ...(refused !== undefined && { refused }),
    ...(row !== undefined && { row }),
  };
}

function parseError(value: unknown): CommandError | undefined {
  const message = readString(value, "message");
  const code = codes.find((each) => each === readKey(value, "code"));
  if (message === undefined) return undefined;
  const fields = parseFields(readKey(value, "fields"));
  return { code: code ?? "BAD_REQUEST", message, ...(fields !== undefined && { fields }) };
}

/** Returns the messages about each field. */
export function parseFields(value: unknown): Record<string, string[]> | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  return Object.fromEntries(Object.keys(value).map((name) => [name, readStrings(value, name) ?? []]));
}

/** The codes of permanent errors. */
const codes = ["BAD_REQUEST", "NOT_FOUND", "FORBIDDEN", "CONFLICT", "PAYLOAD_TOO_LARGE"] as const;

/** Returns the call that a value describes, or else one with the value as its input. */
function callOf(value: unknown): Pick<OutboxEntry, "procedure" | "input"> {
  const procedure = readString(value, "procedure");
  return procedure === undefined ? { procedure: "", input: value } : { procedure, input: readKey(value, "input") };
}

const newCall = () => ({ id: newUuid(), at: new Date().toISOString() });

const isOfThisSchema = (value: unknown) => {
  const schema = readKey(value, "schema");
  return isNumber(schema) && schema <= entrySchema;
};

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;
const uuidV7 = /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

const isNumber = (value: unknown): value is number => isCount(value) && value >= 1;

/** The highest number that the server accepts is 2³¹ − 1. */
const isCount = (value: unknown): value is number =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= 0 && value < 2 ** 31;

const isInstant = (value: string | undefined): value is string =>
  value !== undefined && /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value) && !Number.isNaN(Date.parse(value));
