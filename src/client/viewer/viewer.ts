import { forgetPreferences } from "./kept-preferences";
import { forgetUnfolded } from "./kept-unfolded";

/** The signed-in user, as their pages show them. */
export interface Viewer {
  userId: string;
  name: string;
  email: string;
}

const key = "keel:viewer";

/** Notes who uses this browser, so that a page that is opened without the server knows whose tasks to show. */
export function rememberViewer({ userId, name, email }: Viewer): void {
  try {
    localStorage.setItem(key, JSON.stringify({ userId, name, email }));
  } catch {
    // Without storage nothing opens without the server.
  }
}

/** Returns who last used this browser, and has not signed out. */
export function readViewer(): Viewer | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
    return isViewer(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** Forgets who used this browser, and what they have chosen. */
export function forgetViewer(): void {
  forgetPreferences();
  forgetUnfolded();
  try {
    localStorage.removeItem(key);
  } catch {
    // Without storage nobody was noted.
  }
}

/** Returns whether a stored value has this shape, because another version of the page may have written it. */
function isViewer(value: unknown): value is Viewer {
  if (typeof value !== "object" || value === null) return false;
  const { userId, name, email }: Partial<Record<keyof Viewer, unknown>> = value;
  return [userId, name, email].every((text) => typeof text === "string");
}

/** Returns whether the page is the shell: the same for everybody, and shown in place of a list while the server cannot be reached. */
export const isShell = () => document.querySelector("[data-shell]") !== null;
