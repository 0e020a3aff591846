/** What came about during a call. */
export interface RequestChanges {
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

const changesByRequest = new WeakMap<Headers, RequestChanges>();

/** What was noticed so far during the call that has these headers: by the hooks of the database, and by endpoints that write to it themselves. */
export function requestChangesOf(context: { headers?: Headers | undefined } | null | undefined): RequestChanges {
  const key = context?.headers;
  if (key === undefined) return {};
  const found = changesByRequest.get(key) ?? {};
  changesByRequest.set(key, found);
  return found;
}
