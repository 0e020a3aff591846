import { AsyncLocalStorage } from "node:async_hooks";
import type { OpenEndpoint } from "../better-auth/open-endpoint";

/** The session that a request came with. */
export interface PresentedSession {
  id: string;
  userId: string;
  proof: string | null;
  confirmedAt: Date | null;
  createdAt: Date;
}

/** What a request to Better Auth has proved so far. */
interface SignIn {
  endpoint: OpenEndpoint;
  /** The security epoch of each user at the first read, before any password of theirs was compared. */
  epochs: Map<string, number>;
  presented: PresentedSession | undefined;
  /** Whether the passkey that was used verified its user. */
  isUserVerified: boolean;
}

const signIns = new AsyncLocalStorage<SignIn>();

/** Runs `work`, which answers a request to `endpoint`. Sessions are opened nowhere else. */
export function trackSignIn<Result>(endpoint: OpenEndpoint, work: () => Result): Result {
  return signIns.run({ endpoint, epochs: new Map(), presented: undefined, isUserVerified: false }, work);
}

/** Returns what this request has proved so far; `undefined` outside of a request to Better Auth. */
export function currentSignIn(): SignIn | undefined {
  return signIns.getStore();
}

/** Records the epoch that a user was read in. Only the first read counts. */
export function recordEpoch(userId: string, epoch: number): void {
  const epochs = signIns.getStore()?.epochs;
  if (epochs?.has(userId) === false) epochs.set(userId, epoch);
}

/** Lets this request continue in the epoch that it has set itself, unless another request changed it since it began. */
export function recordOwnIncrement(userId: string, epoch: number): void {
  const epochs = signIns.getStore()?.epochs;
  if (epochs?.get(userId) === epoch - 1) epochs.set(userId, epoch);
}
