/** How connections are encrypted, in libpq's words (https://www.postgresql.org/docs/current/libpq-ssl.html); `no-verify` never checks a certificate. */
export type SslMode = "disable" | "allow" | "prefer" | "require" | "no-verify" | "verify-ca" | "verify-full";

export const tlsVersions = ["TLSv1.2", "TLSv1.3"] as const;
type TlsVersion = (typeof tlsVersions)[number];

/** Paths are of files in PEM form. */
export interface TlsSettings {
  mode: SslMode;
  /** `system` stands for the authorities that Node.js knows. */
  rootCertificate?: string;
  certificate?: string;
  key?: string;
  passphrase?: string;
  revocationList?: string;
  oldest?: TlsVersion;
  newest?: TlsVersion;
  isServerNameHidden?: boolean;
  /** Whether encryption begins with the first byte, without asking for it (PostgreSQL 17). */
  isDirect?: boolean;
}

/** What the parameters read so far say. */
export interface Draft {
  hosts: string[];
  ports: string[];
  user?: string;
  password?: string;
  database?: string;
  tls: TlsSettings;
  applicationName?: string;
  /** For the server, as `-c name=value`; none of them is a setting that Keel makes. */
  options?: string;
  /** Whether a transaction pooler stands before the server, through which named statements do not survive. */
  isPooled: boolean;
  /** Milliseconds. */
  connectWithin?: number;
  /** Seconds until an idle connection is probed; 0 means never. */
  keepAlive?: number;
  /** Whether a server that only reads is passed over. */
  isPrimaryWanted?: boolean;
  isShuffled?: boolean;
}

/** Takes a value over. Returns what is wrong with it, if anything. */
export type ReadParameter = (value: string, draft: Draft) => string | undefined;
