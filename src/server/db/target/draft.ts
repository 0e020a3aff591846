/** The encryption mode, in libpq's terms (https://www.postgresql.org/docs/current/libpq-ssl.html); `no-verify` never checks a certificate. */
export type SslMode = "disable" | "allow" | "prefer" | "require" | "no-verify" | "verify-ca" | "verify-full";

export const tlsVersions = ["TLSv1.2", "TLSv1.3"] as const;
type TlsVersion = (typeof tlsVersions)[number];

/** TLS settings; paths name files in PEM format. */
export interface TlsSettings {
  mode: SslMode;
  /** `system` means the certificate authorities of Node.js. */
  rootCertificate?: string;
  certificate?: string;
  key?: string;
  passphrase?: string;
  revocationList?: string;
  oldest?: TlsVersion;
  newest?: TlsVersion;
  isServerNameHidden?: boolean;
  /** Whether TLS starts directly, without negotiation (PostgreSQL 17). */
  isDirect?: boolean;
}

/** The settings from the parameters parsed so far. */
export interface Draft {
  hosts: string[];
  ports: string[];
  user?: string;
  password?: string;
  database?: string;
  tls: TlsSettings;
  applicationName?: string;
  /** Server options as `-c name=value`; none of them is a setting that Keel makes. */
  options?: string;
  /** Whether a transaction pooler is in front of the server, which breaks named statements. */
  isPooled: boolean;
  /** Milliseconds. */
  connectTimeout?: number;
  /** Seconds until an idle connection is probed; 0 means never. */
  keepAlive?: number;
  /** Whether read-only servers are skipped. */
  isPrimaryWanted?: boolean;
  isShuffled?: boolean;
}

/** Reads a value into the draft. Returns what is wrong with it, if anything. */
export type ReadParameter = (value: string, draft: Draft) => string | undefined;
