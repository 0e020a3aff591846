import { readUnread } from "~/client/viewer/unread-lines";
import type { Places } from "../../place/places";
import { readTask } from "../../quick-add/read-task";
import { type TypedTask, understand } from "../understood";
import { parseUnread } from "./parse-unread";
import { dropUnread, type UnreadLine, type UnreadLines, unreadHere } from "./unread";

interface Deps {
  userId: string;
  /** The state of the copy, which is `missing` until earlier changes are known. */
  status: { read: () => string; subscribe: (listener: () => void) => () => void };
  isHere: (id: string) => boolean;
  /** Gives a task what its line says. Returns whether it changed the task. */
  change: (reading: { id: string; added: TypedTask; read: TypedTask; isPlaced: boolean }) => boolean;
  /** Returns the projects and sections that words can name. */
  places: () => Places;
}

/** Milliseconds after which a task that is not here will not come any more. */
const patience = 86_400_000;

/**
 * Reads the lines that were added before this code had loaded: those of this page at once, those of earlier pages and other tabs as soon as their tasks are
 * here. Each of two tabs that read the same line changes the task to the same. Returns a function that stops waiting.
 */
export function settleUnread({ change, places, userId, status, isHere }: Deps): () => void {
  const settle = (line: UnreadLine, { draft, chosen, clock, knowsPlaces, onRead }: UnreadLines) => {
    const typed = { draft: { ...draft, title: line.title }, chosen, clock, ...(knowsPlaces && { places }) };
    const { task: added } = understand(undefined, typed);
    const { task: read } = understand(readTask, typed);
    if (change({ id: line.id, added, read, isPlaced: line.isBelow })) onRead?.(read, line.id);
  };
  const settleAll = (unread: UnreadLines) => {
    dropUnread(userId, unread.id);
    for (const line of unread.lines) settle(line, unread);
  };
  const settleKept = () => {
    if (status.read() === "missing") return;
    for (const unread of readUnread(userId).map(parseUnread)) {
      // Another tab may have added them just now.
      const mayCome = unread.lines.length > 0 && Date.now() - Date.parse(unread.clock.now) < patience;
      if (!mayCome || unread.lines.some(({ id }) => isHere(id))) settleAll(unread);
    }
  };
  for (const unread of unreadHere()) settleAll(unread);
  settleKept();
  return status.subscribe(settleKept);
}
