import { Counter, Gauge, type Registry } from "prom-client";
import type { DatabaseClient } from "../db/client";

/** Registers the metrics of the database as this process sees it. They are read with each scrape. */
export function gaugePool(registry: Registry, { stats, ping }: Pick<DatabaseClient, "stats" | "ping">): void {
  const registers = [registry];
  void new Gauge({
    name: "keel_database_connections",
    help: "Connections of the pool, by state.",
    labelNames: ["state"],
    registers,
    collect() {
      const { used, idle } = stats();
      this.set({ state: "used" }, used);
      this.set({ state: "idle" }, idle);
    },
  });
  void new Gauge({
    name: "keel_database_connections_max",
    help: "Most connections that the pool may have.",
    registers,
    collect() {
      this.set(stats().size);
    },
  });
  void new Gauge({
    name: "keel_database_waiting",
    help: "Operations that wait for a connection.",
    registers,
    collect() {
      this.set(stats().waiting);
    },
  });
  void new Gauge({
    name: "keel_database_up",
    help: "1 when the database answered within a second, just now.",
    registers,
    async collect() {
      const isUp = await ping(1000).then(
        () => true,
        () => false,
      );
      this.set(isUp ? 1 : 0);
    },
  });
  void new Counter({
    name: "keel_database_connection_attempts_total",
    help: "Attempts to connect.",
    registers,
    collect() {
      setTo(this, stats().attempts);
    },
  });
  void new Counter({
    name: "keel_database_turned_away_total",
    help: "Operations refused at once, because too many waited already.",
    registers,
    collect() {
      setTo(this, stats().rejected);
    },
  });
}

/** Sets a counter to a value that is counted elsewhere. */
function setTo(counter: Counter, value: number): void {
  counter.reset();
  counter.inc(value);
}
