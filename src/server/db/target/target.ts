import { parseAddress } from "./address";
import type { Draft } from "./draft";
import { parameters } from "./parameters";
import { UnusableAddress } from "./unusable-address";

/** One possible host of the server. */
export interface Host {
  host: string;
  port: number;
  /** The path of a Unix socket, which takes precedence. */
  path: string | undefined;
}

/** The parsed `DATABASE_URL`. What is not given is `undefined`. */
export interface DatabaseTarget extends Omit<Draft, "hosts" | "ports"> {
  /** Tried in this order. */
  hosts: Host[];
}

/**
 * Parses the address of a database like libpq (https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING): as a URI or as
 * `keyword=value`. Each parameter is understood, or refused by its name; none is passed to the server unparsed.
 * @throws {UnusableAddress} that says what to write instead, and repeats neither the address nor a value
 */
export function parseDatabaseUrl(text: string): DatabaseTarget {
  const given = parseAddress(text.trim());
  const draft: Draft = { hosts: ["localhost"], ports: ["5432"], tls: { mode: "disable" }, isPooled: false };
  const faults = [...given].flatMap(([name, value]) => readParameter(name, value, draft) ?? []);
  if (faults.length > 0) throw new UnusableAddress(faults.join("; "));
  const { hosts, ports, ...rest } = draft;
  if (ports.length !== 1 && ports.length !== hosts.length) {
    throw new UnusableAddress("give one port, or one for each host");
  }
  // Of several servers one is writable; with one there is no choice.
  const isPrimaryWanted = rest.isPrimaryWanted ?? hosts.length > 1;
  return { ...rest, isPrimaryWanted, hosts: hosts.map((host, at) => hostAt(host, ports[ports.length === 1 ? 0 : at])) };
}

/** Returns what is wrong with the address of a database, if anything. */
export function faultOfDatabaseUrl(text: string): string | undefined {
  try {
    parseDatabaseUrl(text);
    return undefined;
  } catch (error) {
    if (error instanceof UnusableAddress) return error.message;
    throw error;
  }
}

/** Describes the database for messages, without its credentials. */
export function describeTarget({ hosts, database }: DatabaseTarget): string {
  const places = hosts.map(({ host, port, path }) => path ?? `${host.includes(":") ? `[${host}]` : host}:${port}`);
  return `${places.join(",")}/${database ?? ""}`;
}

function readParameter(name: string, value: string, draft: Draft): string | undefined {
  const read = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  if (read !== undefined) return read(value, draft);
  return /^[a-z][a-z_]{0,39}$/i.test(name)
    ? `leave out ${name}, which Keel does not know`
    : "leave out the parameter whose name is no word, or write ?, # and & of the password as %3F, %23 and %26";
}

function hostAt(host: string, given = ""): Host {
  const port = Number(given === "" ? "5432" : given);
  return { host, port, path: host.startsWith("/") ? `${host}/.s.PGSQL.${port}` : undefined };
}
