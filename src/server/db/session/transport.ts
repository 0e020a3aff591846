import { once } from "node:events";
import { readFileSync } from "node:fs";
import { connect, isIP, type Socket } from "node:net";
import { connect as connectTls, type ConnectionOptions } from "node:tls";
import type { SslMode, TlsSettings } from "../target/draft";
import type { Host } from "../target/target";
import { UnusableAddress } from "../target/unusable-address";

/** One way to connect to a server. */
export interface Route {
  host: Host;
  /** `undefined` means plain text; with `isOptional` it falls back to plain text if the server cannot encrypt. */
  encryption: (ConnectionOptions & { isOptional: boolean; isDirect: boolean }) | undefined;
}

/** https://www.postgresql.org/docs/current/protocol-message-formats.html#PROTOCOL-MESSAGE-FORMATS-SSLREQUEST */
const sslRequest = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]);

const unverified = new Set<SslMode>(["allow", "prefer", "require", "no-verify"]);

/**
 * Returns the routes to `host` in order of preference, as `sslmode` defines it
 * (https://www.postgresql.org/docs/current/libpq-ssl.html#LIBPQ-SSL-PROTECTION).
 * @throws {UnusableAddress} when a file that the address names cannot be read
 */
export function routesTo(host: Host, tls: TlsSettings): Route[] {
  const plain = { host, encryption: undefined };
  if (host.path !== undefined || tls.mode === "disable") return [plain];
  const encrypted = { host, encryption: encryptionOf(host, tls) };
  if (tls.mode === "allow") return [plain, encrypted];
  return tls.mode === "prefer" ? [encrypted, plain] : [encrypted];
}

function encryptionOf({ host }: Host, tls: TlsSettings): Route["encryption"] {
  // As in libpq, a root certificate implies verification.
  const isVerified = !unverified.has(tls.mode) || (tls.mode === "require" && tls.rootCertificate !== undefined);
  const ca = tls.rootCertificate === "system" ? undefined : readPem("sslrootcert", tls.rootCertificate);
  const cert = readPem("sslcert", tls.certificate);
  const key = readPem("sslkey", tls.key);
  const crl = readPem("sslcrl", tls.revocationList);
  return {
    isOptional: tls.mode === "prefer",
    isDirect: tls.isDirect === true,
    host,
    rejectUnauthorized: isVerified,
    ...(isIP(host) === 0 && tls.isServerNameHidden !== true && { servername: host }),
    ...(tls.mode !== "verify-full" && { checkServerIdentity: () => undefined }),
    ...(tls.isDirect === true && { ALPNProtocols: ["postgresql"] }),
    ...(ca !== undefined && { ca }),
    ...(cert !== undefined && { cert }),
    ...(key !== undefined && { key }),
    ...(crl !== undefined && { crl }),
    ...(tls.passphrase !== undefined && { passphrase: tls.passphrase }),
    ...(tls.oldest !== undefined && { minVersion: tls.oldest }),
    ...(tls.newest !== undefined && { maxVersion: tls.newest }),
  };
}

function readPem(parameter: string, path: string | undefined): string | undefined {
  if (path === undefined) return undefined;
  try {
    return readFileSync(path, "utf8");
  } catch {
    throw new UnusableAddress(`the file of ${parameter} cannot be read`);
  }
}

/**
 * Opens a socket to the server, encrypted if the route says so.
 * @param onSocket called with each socket as soon as it exists, so that it can be destroyed during connecting
 */
export async function openTransport(
  { host, encryption }: Route,
  onSocket: (socket: Socket) => void = () => undefined,
): Promise<Socket> {
  const socket = host.path === undefined ? connect({ ...host, path: undefined, noDelay: true }) : connect(host.path);
  onSocket(socket.on("error", () => undefined));
  if (encryption === undefined) return socket;
  await openedOf(socket, "connect");
  if (!encryption.isDirect && !(await offersTls(socket))) {
    if (encryption.isOptional) return socket;
    socket.destroy();
    throw new Error("it does not encrypt: turn ssl on there, or remove sslmode");
  }
  const encrypted = connectTls({ ...encryption, socket });
  onSocket(encrypted.on("error", () => undefined));
  await openedOf(encrypted, "secureConnect");
  return encrypted;
}

/** Returns whether the server offers TLS. It answers with one byte; more would come from an attacker who injects plain text. */
async function offersTls(socket: Socket): Promise<boolean> {
  socket.write(sslRequest);
  const answer = await openedOf(socket, "data");
  if (answer.length !== 1) throw new Error("the server did not answer as PostgreSQL does");
  return answer[0] === 0x53;
}

/** Waits for `event`; rejects also when the socket closes first, because an end is not an error. */
async function openedOf(socket: Socket, event: "connect" | "secureConnect" | "data"): Promise<Buffer> {
  const closing = new AbortController();
  const close = () => closing.abort();
  socket.once("close", close);
  try {
    const [first] = await once(socket, event, closing);
    return Buffer.isBuffer(first) ? first : Buffer.alloc(0);
  } catch (error) {
    throw closing.signal.aborted ? new Error("the server closed the connection", { cause: error }) : error;
  } finally {
    socket.removeListener("close", close);
  }
}
