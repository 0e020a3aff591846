import { AsyncLocalStorage } from "node:async_hooks";
import type { OpenEndpoint } from "../better-auth/open-endpoint";

/** A session that a request came with. */
export interface PresentedSession {
  id: string;
  userId: string;
  proof: string | null;
  confirmedAt: Date | null;
  createdAt: Date;
}

/** What a request to Better Auth has shown so far. */
interface SignIn {
  endpoint: OpenEndpoint;
  /** Of each user that was read: the security epoch when that happened first, which was before any password of theirs was compared. */
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

/** Returns what this request has shown so far; `undefined` outside of one to Better Auth. */
export function currentSignIn(): SignIn | undefined {
  return signIns.getStore();
}

/** Notes under which epoch a user was read. Only the first time counts. */
export function recordEpoch(userId: string, epoch: number): void {
  const epochs = signIns.getStore()?.epochs;
  if (epochs?.has(userId) === false) epochs.set(userId, epoch);
}

/** Lets this request go on under the epoch that it has itself moved to, unless another one had moved it since the request began. */
export function recordOwnIncrement(userId: string, epoch: number): void {
  const epochs = signIns.getStore()?.epochs;
  if (epochs?.get(userId) === epoch - 1) epochs.set(userId, epoch);
}
