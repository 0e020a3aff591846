import { readKey, readString } from "../../read-answer";
import type { GivenEntry } from "./outbox";

const keyOf = (userId: string) => `keel:given:${userId}`;

/** Leaves what this page could not store in its last event to the next page of the tab. */
export function handOver(userId: string, entries: readonly GivenEntry[]): void {
  try {
    if (entries.length === 0) sessionStorage.removeItem(keyOf(userId));
    else sessionStorage.setItem(keyOf(userId), JSON.stringify(entries));
  } catch {
    // Without storage only the request of the last event saves it.
  }
}

/** Returns, once, what the tab's previous page of this user could not store. It may have been stored or sent after all, under the same ids. */
export function takeOver(userId: string): GivenEntry[] {
  try {
    const text = sessionStorage.getItem(keyOf(userId)) ?? "[]";
    // Much later the server would no longer know that it has carried it out.
    sessionStorage.removeItem(keyOf(userId));
    const kept: unknown = JSON.parse(text);
    return Array.isArray(kept) ? kept.flatMap(entryOf) : [];
  } catch {
    return [];
  }
}

function entryOf(value: unknown): GivenEntry[] {
  const [id, at, procedure] = ["id", "at", "procedure"].map((name) => readString(value, name));
  const isWhole = id !== undefined && at !== undefined && procedure !== undefined;
  return isWhole ? [{ id, at, procedure, input: readKey(value, "input") }] : [];
}
