import type { Draft, ReadParameter } from "./draft";
import { readOptions } from "./options";
import { unsupportedParameters } from "./unsupported-parameters";
import { tlsParameters } from "./tls-parameters";

const hostName = /^(?:\/[^,]*|[\p{L}\p{N}_.-]+|[\da-f:.]+(?:%[\w.-]+)?)$/iu;

/** Accepts only the values that describe what Keel does anyway. */
const only =
  (allowed: readonly string[], advice: string): ReadParameter =>
  (value) =>
    allowed.includes(value.toLowerCase()) ? undefined : advice;

const seconds =
  (name: string, take: (draft: Draft, value: number) => void): ReadParameter =>
  (value, draft) => {
    if (!/^\d{1,5}$/.test(value) || Number(value) === 0) return `leave out ${name}, or give it whole seconds`;
    take(draft, Number(value));
    return undefined;
  };

const text =
  (take: (draft: Draft, value: string) => void): ReadParameter =>
  (value, draft) => {
    take(draft, value);
    return undefined;
  };

const publicSchema = only(["public"], "leave out the schema: Keel's tables are in the schema public");
const isTrue = (value: string) => /^(?:true|1|yes|on)$/i.test(value);
const isFalse = (value: string) => /^(?:false|0|no|off)$/i.test(value);

const supportedParameters: Record<string, ReadParameter> = {
  host: (value, draft) => {
    draft.hosts = value.split(",").map((host) => (host === "" ? "localhost" : host));
    return draft.hosts.every((host) => hostName.test(host)) ? undefined : "its host is no name, address or directory";
  },
  port: (value, draft) => {
    draft.ports = value.split(",");
    const isPort = (port: string) =>
      port === "" || (/^\d{1,5}$/.test(port) && Number(port) > 0 && Number(port) < 65_536);
    return draft.ports.every(isPort) ? undefined : "its port must be a number from 1 to 65535";
  },
  user: text((draft, value) => (draft.user = value)),
  password: text((draft, value) => (draft.password = value)),
  dbname: text((draft, value) => (draft.database = value)),
  application_name: text((draft, value) => (draft.applicationName = value)),
  fallback_application_name: text((draft, value) => (draft.applicationName ??= value)),
  connect_timeout: seconds("connect_timeout", (draft, value) => (draft.connectTimeout = Math.min(value, 60) * 1000)),
  keepalives: (value, draft) => {
    if (isFalse(value)) draft.keepAlive = 0;
    return isFalse(value) || isTrue(value) ? undefined : "give keepalives as 0 or 1";
  },
  keepalives_idle: seconds("keepalives_idle", (draft, value) => (draft.keepAlive ??= value)),
  options: (value, draft) => {
    draft.options = value;
    return readOptions(value);
  },
  target_session_attrs: (value, draft) => {
    draft.isPrimaryWanted = value !== "any";
    return ["any", "read-write", "primary"].includes(value)
      ? undefined
      : "leave out target_session_attrs, or set it to read-write: Keel needs a server that can be written to";
  },
  load_balance_hosts: (value, draft) => {
    draft.isShuffled = value === "random";
    return ["random", "disable"].includes(value) ? undefined : "leave out load_balance_hosts, or set it to random";
  },
  pgbouncer: (value, draft) => {
    draft.isPooled = isTrue(value);
    return isTrue(value) || isFalse(value) ? undefined : "give pgbouncer as true or false";
  },
  statement_cache_size: (value, draft) => {
    draft.isPooled = true;
    return value === "0" ? undefined : "leave out statement_cache_size: Keel keeps 200 statements on each connection";
  },
  schema: publicSchema,
  currentSchema: publicSchema,
  search_path: publicSchema,
  client_encoding: only(["utf8", "utf-8", "unicode", "auto"], "leave out client_encoding: Keel speaks UTF8"),
  channel_binding: only(
    ["disable", "prefer"],
    "leave out channel_binding: Keel cannot bind channels; sslmode=verify-full proves who the server is",
  ),
  gssencmode: only(["disable", "prefer"], "leave out gssencmode: Keel encrypts by sslmode only"),
  uselibpqcompat: only(["true", "1"], "leave out uselibpqcompat: sslmode means what libpq means by it"),
  replication: only(["false", "off", "no", "0"], "leave out replication: Keel runs statements"),
};

/** Every parameter that Keel knows. */
export const parameters: Record<string, ReadParameter> = {
  ...Object.fromEntries(
    Object.entries(unsupportedParameters).map(([name, advice]) => [name, () => `leave out ${name}: ${advice}`]),
  ),
  ...tlsParameters,
  ...supportedParameters,
};
