import { setTimeout as pause } from "node:timers/promises";
import type { DatabaseUrls } from "~/server/db/migrate";
import type { Fault } from "~/testing/outage/fault";
import { startFaultProxy } from "~/testing/outage/fault-proxy";
import type { Call } from "./load/cases";
import { atMost, type Figure, type ReportSection } from "./report/section";
import type { Server } from "./servers/servers";

const callers = 32;
const calm = 500;
const lasting = 3000;
/** The longest time a server is observed after a fault has ended. */
const patience = 10_000;
/** By the pool, plus two by the connection that listens for revocations. */
const maxAttempts = 12;

const faults: { title: string; fault: Fault }[] = [
  { title: "the database is stopped", fault: { kind: "refuse" } },
  { title: "the database is frozen", fault: { kind: "freeze" } },
  { title: "the database closes every connection at its start", fault: { kind: "cut_at_startup" } },
];

interface Seen {
  at: number;
  status: number;
  milliseconds: number;
  hasRetryAfter: boolean;
}

/** Measures three seconds of each fault under load: what requests see, and how soon the server recovers. */
export async function measureOutages(options: {
  urls: DatabaseUrls;
  call: Call;
  tokens: string[];
  start: (env: Record<string, string>) => Promise<Server>;
}): Promise<ReportSection[]> {
  const { urls, call, tokens, start } = options;
  const proxy = await startFaultProxy(urls.application);
  const direct = Object.assign(new URL(urls.owner), { host: new URL(proxy.url).host }).href;
  try {
    const server = await start({ DATABASE_URL: proxy.url, DATABASE_DIRECT_URL: direct });
    const sections: ReportSection[] = [];
    for (const { title, fault } of faults) {
      const seen: Seen[] = [];
      const load = { isOver: false };
      const running = tokens.slice(0, callers).map((token) => ask(`${server.origin}${call.path}`, token, seen, load));
      await pause(calm);
      const from = performance.now();
      const before = proxy.accepted();
      await proxy.set(fault);
      await pause(lasting);
      const attempts = (proxy.accepted() - before) / (lasting / 1000);
      const until = performance.now();
      await proxy.set({ kind: "none" });
      const isWell = () => seen.some(({ at, milliseconds, status }) => status === 200 && at + milliseconds > until);
      while (!isWell() && performance.now() < until + patience) await pause(10);
      await pause(calm);
      load.isOver = true;
      await Promise.all(running);
      sections.push({
        title: `${title} for ${lasting / 1000} s, ${callers} people call`,
        figures: figuresOf(seen, { from, until, attempts }),
      });
    }
    await server.stop();
    return sections;
  } finally {
    await proxy.close();
  }
}

function figuresOf(
  seen: Seen[],
  { from, until, attempts }: { from: number; until: number; attempts: number },
): Figure[] {
  const during = seen.filter(({ at, milliseconds }) => at + milliseconds > from && at < until);
  const first = Math.min(
    ...seen
      .filter(({ at, status }) => status === 200 && at >= from)
      .map(({ at, milliseconds }) => at + milliseconds)
      .filter((end) => end > until),
  );
  const unavailable = during.filter(({ status }) => status === 503);
  const figure = (label: string, value: number, unit = ""): Figure => ({ label, value, unit });
  return [
    atMost(2000, figure("longest request", Math.max(...seen.map(({ milliseconds }) => milliseconds)), "ms")),
    figure("503 with Retry-After", unavailable.filter(({ hasRetryAfter }) => hasRetryAfter).length),
    atMost(0, figure("503 without", unavailable.filter(({ hasRetryAfter }) => !hasRetryAfter).length)),
    atMost(0, figure("other than 200 and 503", seen.filter(({ status }) => status !== 200 && status !== 503).length)),
    atMost(maxAttempts, figure("connections attempted that were accepted", attempts, "/s")),
    atMost(1000, figure("first good answer after its return", first - until, "ms")),
  ];
}

/** Sends one request after the other, and retries a refused one after a pause. */
async function ask(url: string, token: string, seen: Seen[], load: { isOver: boolean }): Promise<void> {
  while (!load.isOver) {
    const at = performance.now();
    const answer = await fetch(url, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(patience),
    }).catch(() => undefined);
    await answer?.arrayBuffer();
    const { status = 0, headers } = answer ?? {};
    seen.push({
      at,
      status,
      milliseconds: performance.now() - at,
      hasRetryAfter: headers?.has("retry-after") ?? false,
    });
    if (status !== 200) await pause(50);
  }
}
