import { parseUniqueJson } from "./unique-json";
import { readKeySet, type Algorithm, type VerificationKey } from "./verification-key";

export interface RemoteKeySet {
  findKey: (kid: string | undefined) => Promise<VerificationKey | undefined>;
}

export interface RemoteKeySetOptions {
  url: string;
  algorithms: readonly Algorithm[];
  /** Ms since 1970. */
  now?: () => number;
  /** Ms between two refreshes in the background. */
  refreshEvery?: number;
  /** Ms for which an unknown `kid`, or an endpoint that is down, causes no further request. */
  coolDown?: number;
  onFailure?: (reason: string) => void;
}

const timeout = 3_000;
const maxResponseBytes = 64 * 1024;

/**
 * Creates the key set that another issuer publishes (RFC 7517 §5), which is kept in memory. It is refreshed in the background. Known keys stay known
 * while the endpoint is down. A flood of unknown `kid`s costs one request per cool-down. Redirects are not followed; a response must come within 3 s
 * and fit 64 KiB.
 */
export function createRemoteKeySet(options: RemoteKeySetOptions): RemoteKeySet {
  const { url, algorithms, now = Date.now, refreshEvery = 600_000, coolDown = 30_000, onFailure } = options;
  let known: VerificationKey[] = [];
  let fetchedAt = Number.NEGATIVE_INFINITY;
  let triedAt = Number.NEGATIVE_INFINITY;
  let loading: Promise<void> | undefined;

  const load = async (): Promise<void> => {
    try {
      const usable = await readKeySet(await fetchKeySet(url), algorithms);
      if (usable.length === 0) throw new Error("The key set holds no usable key.");
      known = usable;
      fetchedAt = now();
    } catch (error) {
      onFailure?.(error instanceof Error ? error.message : "unknown");
    } finally {
      loading = undefined;
    }
  };

  const refresh = async (): Promise<void> => {
    if (loading === undefined && now() - triedAt < coolDown) return;
    if (loading === undefined) triedAt = now();
    await (loading ??= load());
  };

  const find = (kid: string | undefined) => (kid === undefined ? onlyOne(known) : known.find((key) => key.kid === kid));

  return {
    findKey: async (kid) => {
      const found = find(kid);
      if (found !== undefined) {
        if (now() - fetchedAt > refreshEvery) void refresh();
        return found;
      }
      await refresh();
      return find(kid);
    },
  };
}

const onlyOne = (keys: VerificationKey[]) => (keys.length === 1 ? keys[0] : undefined);

async function fetchKeySet(url: string): Promise<unknown> {
  const response = await fetch(url, {
    redirect: "error",
    signal: AbortSignal.timeout(timeout),
    headers: { accept: "application/jwk-set+json, application/json" },
  });
  if (response.status !== 200 || response.body === null) throw new Error(`The key set answered ${response.status}.`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.length;
    if (size > maxResponseBytes) throw new Error("The key set is too large.");
    chunks.push(chunk);
  }
  return parseUniqueJson(Buffer.concat(chunks));
}
