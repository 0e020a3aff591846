/** What came about during a call. */
export interface Seen {
  /** Somebody whose account was changed. */
  userId?: string;
  created?: string;
  deleted?: string;
  /** Whose session ended. */
  ended?: string;
  /** Whether another way to sign in was added. */
  linked?: true;
  /** Fields of the user that were given a value. */
  fields?: string[];
}

const seen = new WeakMap<Headers, Seen>();

/** What was noticed so far during the call that has these headers: by the hooks of the database, and by endpoints that write to it themselves. */
export function seenIn(context: { headers?: Headers | undefined } | null | undefined): Seen {
  const key = context?.headers;
  if (key === undefined) return {};
  const found = seen.get(key) ?? {};
  seen.set(key, found);
  return found;
}
