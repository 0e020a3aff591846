import { publishedAhead } from "./signing-keys";
import { overlap } from "./rotation";

interface KeyFacts {
  kid: string;
  /** The time, as ISO 8601 in UTC. */
  createdAt: string;
}

export type KeyState =
  /** Published; it signs from `since`, ISO 8601. */
  | { state: "published"; since: string }
  | { state: "signs" }
  /** Replaced; it verifies its tokens until `until`, ISO 8601, and is then deleted. */
  | { state: "verifies"; until: string };

/** Returns the state of each signing key at the moment `now` (ms since 1970), the newest key first. */
export function keyStates<Key extends KeyFacts>(keys: readonly Key[], now: number): (Key & KeyState)[] {
  const newestFirst = keys.toSorted((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt));
  const signsFrom = ({ createdAt }: KeyFacts) => Date.parse(createdAt) + publishedAhead;
  // The only key signs at once, for there is no other.
  const signing = newestFirst.find((key) => signsFrom(key) <= now) ?? newestFirst.at(-1);
  return newestFirst.map((key, position) => {
    const next = newestFirst[position - 1];
    return Object.assign({}, key, key === signing ? signs : stateOf(signsFrom(key), next && signsFrom(next), now));
  });
}

const signs: KeyState = { state: "signs" };

function stateOf(from: number, nextFrom: number | undefined, now: number): KeyState {
  return nextFrom === undefined || from > now
    ? { state: "published", since: iso(from) }
    : { state: "verifies", until: iso(nextFrom + overlap) };
}

const iso = (milliseconds: number) => new Date(milliseconds).toISOString();
