import { tlsVersions, type ReadParameter, type SslMode } from "./draft";

const modes: readonly SslMode[] = ["disable", "allow", "prefer", "require", "no-verify", "verify-ca", "verify-full"];

const setMode: ReadParameter = (value, { tls }) => {
  const mode = modes.find((mode) => mode === value);
  if (mode === undefined) return `set sslmode to ${modes.join(", ")}`;
  // System authorities prove nothing about a server whose name is not checked.
  if (tls.rootCertificate === "system" && mode !== "verify-full")
    return "set sslmode to verify-full with sslrootcert=system";
  tls.mode = mode;
  return undefined;
};

const setVersion =
  (name: string, end: "oldest" | "newest"): ReadParameter =>
  (value, { tls }) => {
    const version = tlsVersions.find((version) => version === value);
    if (version === undefined) return `set ${name} to ${tlsVersions.join(" or ")}`;
    tls[end] = version;
    return undefined;
  };

const setPath =
  (field: "certificate" | "key" | "passphrase" | "revocationList"): ReadParameter =>
  (value, { tls }) => {
    tls[field] = value;
    return undefined;
  };

/** https://www.postgresql.org/docs/current/libpq-ssl.html, and `ssl` of node-postgres and postgres.js. */
export const tlsParameters: Record<string, ReadParameter> = {
  sslmode: setMode,
  ssl: (value, draft) => {
    const named: Record<string, string> = { true: "verify-full", "1": "verify-full", false: "disable", "0": "disable" };
    return setMode(named[value] ?? value, draft);
  },
  sslrootcert: (value, { tls }) => {
    tls.rootCertificate = value;
    if (value !== "system" || tls.mode === "verify-full") return undefined;
    if (tls.mode !== "disable") return "set sslmode to verify-full with sslrootcert=system";
    tls.mode = "verify-full";
    return undefined;
  },
  sslcert: setPath("certificate"),
  sslkey: setPath("key"),
  sslpassword: setPath("passphrase"),
  sslcrl: setPath("revocationList"),
  ssl_min_protocol_version: setVersion("ssl_min_protocol_version", "oldest"),
  ssl_max_protocol_version: setVersion("ssl_max_protocol_version", "newest"),
  sslsni: (value, { tls }) => {
    tls.isServerNameHidden = value === "0";
    return value === "0" || value === "1" ? undefined : "give sslsni as 0 or 1";
  },
  sslnegotiation: (value, { tls }) => {
    tls.isDirect = value === "direct";
    return value === "direct" || value === "postgres" ? undefined : "set sslnegotiation to postgres or direct";
  },
};
