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
  /** `undefined` when nothing is limited. */
  limiter: Limiter | undefined;
  /** Reads the signed session from a `Cookie` header, without checking that it still exists. */
  readSignedSession: (cookies: string | undefined) => string | undefined;
  /** The addresses of files, which are cheap to serve and not counted. */
  files: ReadonlySet<string>;
}

/** In milliseconds. Without the database the limiter counts locally. */
const maxWait = 500;

/**
 * Limits page requests, and answers 429 with a page that says when to return: per session with one, else per address. Allowances are fetched in
 * shares, so most requests cost no query.
 */
export function limitPages(pages: Handler, { limiter, readSignedSession, files }: PageLimit): Handler {
  if (limiter === undefined) return pages;
  const take = async ({ headers }: IncomingMessage): Promise<LimitResult> => {
    const address = String(headers[clientAddressHeader] ?? "unknown");
    const session = readSignedSession(headers.cookie);
    if (session === undefined) return limiter.take(pagePolicies.address, addressLimitKey(address), 1);
    // Signed cookies are cheaper to get than accounts, so sessions of one address share a limit, too.
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
 * @param directories the directories, by the address prefix of their files
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

/** Returns the decoded path, as files are named. */
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
    text: `You opened too many pages in a short time. This page reloads by itself in ${describeSeconds(limitResult.resetsIn)}.`,
    reloadAfter: limitResult.resetsIn,
  });
  response.writeHead(status, headers).end(body);
}

const describeSeconds = (seconds: number) => (seconds === 1 ? "a second" : `${seconds} seconds`);
