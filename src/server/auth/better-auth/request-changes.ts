/** What a call has changed. */
export interface RequestChanges {
  /** The user whose account was changed. */
  userId?: string;
  created?: string;
  deleted?: string;
  /** The user whose session ended. */
  ended?: string;
  /** Whether another way to sign in was added. */
  linked?: true;
  /** The fields of the user that were set. */
  fields?: string[];
}

const changesByRequest = new WeakMap<Headers, RequestChanges>();

/** Returns the changes so far of the call with these headers. Database hooks add to it, and endpoints that write themselves. */
export function requestChangesOf(context: { headers?: Headers | undefined } | null | undefined): RequestChanges {
  const key = context?.headers;
  if (key === undefined) return {};
  const found = changesByRequest.get(key) ?? {};
  changesByRequest.set(key, found);
  return found;
}
