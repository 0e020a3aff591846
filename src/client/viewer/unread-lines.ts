import { keeping } from "../sync/keeping";

const prefix = "keel:unread:";

/** Returns where they are kept: beyond the tab, unless this browser may keep no tasks. */
const place = () => (keeping.isOn() ? localStorage : sessionStorage);

/** Returns the lines of a user that were added before the code that reads them had loaded, as any version of the page has stored them. */
export function readUnread(userId: string): unknown[] {
  try {
    const kept: unknown = JSON.parse(place().getItem(prefix + userId) ?? "[]");
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [];
  }
}

/** Keeps them until they are read. Where the browser refuses storage, only this page reads them. */
export function keepUnread(userId: string, unread: readonly unknown[]): void {
  try {
    if (unread.length === 0) place().removeItem(prefix + userId);
    else place().setItem(prefix + userId, JSON.stringify(unread));
  } catch {
    // They stay as they were written.
  }
}

/** Removes those of all users that are meant. Never throws. */
export function forgetUnread(isMeant: (userId: string) => boolean): void {
  for (const storage of [() => localStorage, () => sessionStorage]) removeNotes(storage, prefix, isMeant);
}

/** Removes what a storage holds under `prefix` and the id of a user that is meant. Never throws. */
export function removeNotes(of: () => Storage, under: string, isMeant: (userId: string) => boolean): void {
  try {
    const storage = of();
    const keys = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? "");
    const meant = keys.filter((key) => key.startsWith(under) && isMeant(key.slice(under.length)));
    for (const key of meant) storage.removeItem(key);
  } catch {
    // Without storage nothing was left.
  }
}
