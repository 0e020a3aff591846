import { z } from "zod";
import { isBlank } from "./values";

/** A record of an export: a line of CSV or a JSON object. Its keys are the names as `fieldName` returns them. */
export type ExportRecord = ReadonlyMap<string, unknown>;

const object = z.record(z.string(), z.unknown());

/** Returns the canonical name of `email_verified`, `emailVerified` and `Email Verified`. MongoDB's `_id` is another field than `id`. */
export function fieldName(name: string): string {
  const plain = name.trim().toLowerCase();
  return plain === "_id" ? plain : plain.replaceAll(/[^a-z0-9]/g, "");
}

/** Returns the record with these fields. A duplicate field with two values holds a list of both, which no reader accepts. */
export function recordOf(fields: Iterable<readonly [string, unknown]>): ExportRecord {
  const record = new Map<string, unknown>();
  for (const [written, value] of fields) {
    const name = fieldName(written);
    const other = record.get(name);
    if (isBlank(other)) record.set(name, value);
    else if (!isBlank(value) && value !== other) record.set(name, [other, value]);
  }
  return record;
}

/** Returns a JSON object as a record; `undefined` for anything else. */
export function recordIn(value: unknown): ExportRecord | undefined {
  const { data } = object.safeParse(value);
  return data && recordOf(Object.entries(data));
}

/** Returns the values of the fields with these names, in this order, without blank ones. */
export function valuesOf(record: ExportRecord, ...names: string[]): unknown[] {
  return names.map((name) => record.get(name)).filter((value) => !isBlank(value));
}

/** Returns the first value of these fields that is not blank. */
export const valueOf = (record: ExportRecord, ...names: string[]): unknown => valuesOf(record, ...names)[0];

/** Returns the text of the first of these fields that is not blank, or an empty one if that is no text. */
export function textOf(record: ExportRecord, ...names: string[]): string {
  const value = valueOf(record, ...names);
  return typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
}

/** Returns the object in a field: as it is, or as JSON in a column of CSV. */
export function objectOf(record: ExportRecord, ...names: string[]): ExportRecord {
  return recordIn(jsonIn(valueOf(record, ...names))) ?? new Map();
}

/** Returns the objects of the list in a field. */
export function listOf(record: ExportRecord, ...names: string[]): ExportRecord[] {
  const list = jsonIn(valueOf(record, ...names));
  return Array.isArray(list) ? list.flatMap((entry) => recordIn(entry) ?? []) : [];
}

function jsonIn(value: unknown): unknown {
  return typeof value === "string" ? parseJson(value) : value;
}

/** Returns the value; `undefined` when the text is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
