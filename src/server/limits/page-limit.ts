import type { IncomingMessage, ServerResponse } from "node:http";
import { readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { clientAddressHeader } from "../http/address/client-address";
import { withDatabaseTime } from "../db/pool/deadline";
import { limitHeaders } from "./call-limit";
import type { Limiter, LimitResult } from "./limiter";
import { addressLimits, addressLimitKey, digest } from "./limit-key";
import { pagePolicies } from "./policies";
import type { Handler } from "../http/listen";
import { plainPage } from "../http/pages/plain-page";

export interface PageLimit {
  /** `undefined`: nothing is limited. */
  limiter: Limiter | undefined;
  /** Returns the session that a `Cookie` header was signed for, without asking the database whether it stands. */
  readSignedSession: (cookies: string | undefined) => string | undefined;
  /** The addresses of files, which cost next to nothing and are not counted. */
  files: ReadonlySet<string>;
}

/** In ms. The limiter counts by itself where the database does not answer. */
const maxWait = 500;

/**
 * Counts each request for a page, and answers 429 with a page that says when to come back once there were too many: those of a session by the session,
 * others by address. Allowances are handed out in shares, so that a request mostly costs no query.
 */
export function limitPages(pages: Handler, { limiter, readSignedSession, files }: PageLimit): Handler {
  if (limiter === undefined) return pages;
  const take = async ({ headers }: IncomingMessage): Promise<LimitResult> => {
    const address = String(headers[clientAddressHeader] ?? "unknown");
    const session = readSignedSession(headers.cookie);
    if (session === undefined) return limiter.take(pagePolicies.address, addressLimitKey(address), 1);
    // A cookie is signed for less than an account, so sessions are bounded together, too.
    for (const [tier, network] of addressLimits(pagePolicies.shared, address)) {
      const shared = await limiter.take(tier, network, 1);
      if (!shared.allowed) return shared;
    }
    return limiter.take(pagePolicies.session, digest(session), 1);
  };
  return async (request, response) => {
    if (!files.has(pathOf(request.url))) {
      const limitResult = await withDatabaseTime({ milliseconds: maxWait }, () => take(request));
      if (!limitResult.allowed) return refuse(request, response, limitResult);
    }
    await pages(request, response);
  };
}

/**
 * Lists the addresses of the files that a build serves.
 * @param directories each with the address that it is served at
 */
export async function listFiles(directories: Record<string, string>): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const [prefix, directory] of Object.entries(directories)) {
    const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of entries.filter((one) => one.isFile())) {
      found.add(prefix + relative(directory, join(entry.parentPath, entry.name)).split(sep).join("/"));
    }
  }
  return found;
}

/** Decoded, as files are named. */
function pathOf(url = "/"): string {
  const [path = "/"] = url.split("?");
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function refuse(request: IncomingMessage, response: ServerResponse, limitResult: LimitResult): void {
  const { status, headers, body } = plainPage(request, {
    status: 429,
    headers: Object.fromEntries(limitHeaders(limitResult)),
    title: "Too many requests",
    text: `Too many pages were opened from here in a short time. This one reloads by itself in ${describeSeconds(limitResult.resetsIn)}.`,
    reloadAfter: limitResult.resetsIn,
  });
  response.writeHead(status, headers).end(body);
}

const describeSeconds = (seconds: number) => (seconds === 1 ? "a second" : `${seconds} seconds`);
