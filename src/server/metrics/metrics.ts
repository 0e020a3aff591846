import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { TokenKind } from "../auth/tokens/issuers";
import { refusalReasons, type RefusalReason } from "../auth/tokens/refusal-reason";
import type { DatabaseClient } from "../db/client";
import { gaugePool } from "./pool-gauges";
import { methodLabel } from "./route-label";
import { authKinds, authOutcomes, type AuthKind, type AuthOutcome } from "../auth/better-auth/outcome";

/** The outcome of a token; `renewed` when it had expired and its session got a new one. */
export type TokenOutcome = "accepted" | "renewed" | RefusalReason;

/** The metrics. Every label has a closed set of values, whatever a client sends. */
export interface Metrics {
  /** Counts a decision about the credentials of a request. */
  tokenDecided: (kind: TokenKind, outcome: TokenOutcome) => void;
  /** Measures a full check of a token. Cached tokens are not checked again. */
  tokenChecked: (kind: TokenKind, seconds: number) => void;
  authenticated: (kind: AuthKind, outcome: AuthOutcome) => void;
  /** @param request.route a pattern, see `route-label.ts` */
  answered: (request: { method: string; route: string; status: number }, seconds: number) => void;
  limitRefused: (tier: string) => void;
  /** @param seconds that it lasted */
  sessionEnded: (seconds: number) => void;
  jobEnded: (job: string, outcome: "done" | "failed") => void;
  /** Returns everything as Prometheus text (https://prometheus.io/docs/instrumenting/exposition_formats/). */
  expose: () => Promise<{ text: string; contentType: string }>;
}

const hour = 3600;
const day = 24 * hour;
const tokenKinds: TokenKind[] = ["bearer", "cookie"];
const statusClasses = ["1xx", "2xx", "3xx", "4xx", "5xx"];

/**
 * Creates the metrics of one process.
 * @param isSubscribed tells whether revocations of other instances arrive here
 */
export function createMetrics({
  database,
  isSubscribed,
}: {
  database: Pick<DatabaseClient, "stats" | "ping">;
  isSubscribed: () => boolean;
}): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  gaugePool(registry, database);

  const decisions = new Counter({
    name: "keel_token_decisions_total",
    help: "Requests with credentials, by where they were (bearer, cookie) and what became of them: accepted, renewed, or the reason of the refusal.",
    labelNames: ["kind", "outcome"],
    registers,
  });
  const checks = new Histogram({
    name: "keel_token_validation_seconds",
    help: "Time to check a token that is not remembered: form, key, signature, claims.",
    labelNames: ["kind"],
    buckets: [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.25, 1],
    registers,
  });
  const authentications = new Counter({
    name: "keel_authentications_total",
    help: "Attempts to sign in or up, by means and outcome; pending waits for another step, such as a second factor.",
    labelNames: ["kind", "outcome"],
    registers,
  });
  const requests = new Histogram({
    name: "keel_http_request_duration_seconds",
    help: "Requests by method, route pattern and class of status. Of a stream: until its answer begins.",
    labelNames: ["method", "route", "status"],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers,
  });
  const limited = new Counter({
    name: "keel_rate_limit_refusals_total",
    help: "Requests refused because there were too many, by the limit that they met.",
    labelNames: ["tier"],
    registers,
  });
  const sessions = new Histogram({
    name: "keel_session_duration_seconds",
    help: "How long sessions lasted that have ended: signed out, revoked or replaced.",
    buckets: [60, 600, hour, 6 * hour, day, 3 * day, 7 * day, 14 * day, 30 * day],
    registers,
  });
  const jobs = new Counter({
    name: "keel_job_runs_total",
    help: "Turns of background work on this instance.",
    labelNames: ["job", "outcome"],
    registers,
  });
  void new Gauge({
    name: "keel_notifications_up",
    help: "1 while this instance hears what others revoke; while 0, every token is looked up in the database.",
    registers,
    collect() {
      this.set(isSubscribed() ? 1 : 0);
    },
  });

  // Series start at zero, because an alert needs the value before the first increment.
  for (const kind of tokenKinds) {
    checks.zero({ kind });
    for (const outcome of ["accepted", "renewed", ...refusalReasons]) decisions.inc({ kind, outcome }, 0);
  }
  for (const kind of authKinds) for (const outcome of authOutcomes) authentications.inc({ kind, outcome }, 0);

  return {
    tokenDecided: (kind, outcome) => decisions.inc({ kind, outcome }),
    tokenChecked: (kind, seconds) => checks.observe({ kind }, seconds),
    authenticated: (kind, outcome) => authentications.inc({ kind, outcome }),
    answered: ({ method, route, status }, seconds) =>
      requests.observe(
        { method: methodLabel(method), route, status: statusClasses[Math.floor(status / 100) - 1] ?? "5xx" },
        seconds,
      ),
    limitRefused: (tier) => limited.inc({ tier }),
    sessionEnded: (seconds) => sessions.observe(seconds),
    jobEnded: (job, outcome) => jobs.inc({ job, outcome }),
    expose: async () => ({ text: await registry.metrics(), contentType: registry.contentType }),
  };
}
