import type { Clock } from "~/shared/clock";
import { readString } from "~/client/read-answer";
import { keepUnread, readUnread } from "~/client/viewer/unread-lines";
import type { AddDraft, ChosenDraft } from "../add-draft";
import type { TypedTask } from "../understood";

/** A task that was added word for word. */
export interface UnreadLine {
  id: string;
  title: string;
  /** Whether it is a subtask, and so is where its parent is. */
  isBelow: boolean;
}

/** Lines that were added at once, before the code that reads them had loaded. */
export interface UnreadLines {
  id: string;
  lines: readonly UnreadLine[];
  draft: AddDraft;
  chosen: ChosenDraft;
  /** The time when they were added. */
  clock: Clock;
  /** Whether words can name a project. */
  knowsPlaces: boolean;
  /** Shows the user of this page what a line has become. */
  onRead?: (task: TypedTask, id: string) => void;
}

let here: readonly UnreadLines[] = [];

/** Returns what this page has added and not read yet. */
export const unreadHere = () => here;

/** Keeps lines until they are read, by this page or a later one. */
export function addUnread(userId: string, unread: UnreadLines): void {
  here = [...here, unread];
  keepUnread(userId, [...readUnread(userId), unread]);
}

/** Forgets lines that were read, or never will be. Returns whether this page had any of them. */
export function dropUnread(userId: string, id: string): boolean {
  const left = here.filter((unread) => unread.id !== id);
  const isHere = left.length < here.length;
  here = left;
  const kept = readUnread(userId);
  keepUnread(
    userId,
    kept.filter((unread) => (readString(unread, "id") ?? "") !== id),
  );
  return isHere;
}
