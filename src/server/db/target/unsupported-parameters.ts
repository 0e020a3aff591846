const pool = "Keel's own pool holds at most 10 connections and waits for one at most a second";
const deadlines = "Keel has its own deadlines for statements";
const inAddress = "write user and password into the address";
const gss = "Keel signs in with a password or a client certificate";
const tls = "write sslmode instead";
const system = "the operating system decides about it";

/** Parameters of libpq and other tools that Keel does not support, each with the reason or the alternative. */
export const unsupportedParameters: Record<string, string> = {
  // https://www.prisma.io/docs/orm/overview/databases/postgresql#arguments
  connection_limit: pool,
  pool_timeout: pool,
  socket_timeout: deadlines,
  single_use_connections: pool,
  sslaccept: tls,
  sslidentity: "write sslcert and sslkey instead",
  // postgres.js, node-postgres and others
  max: pool,
  pool_size: pool,
  max_overflow: pool,
  pool_max_conns: pool,
  pool_mode: "write pgbouncer=true instead",
  idle_timeout: pool,
  max_lifetime: pool,
  max_pipeline: pool,
  backoff: "Keel waits longer after each failed attempt by itself",
  prepare: "set DATABASE_PREPARE instead",
  debug: "set LOG_LEVEL instead",
  fetch_types: "Keel knows its types",
  publications: "Keel does not replicate",
  encoding: "Keel speaks UTF8",
  charset: "Keel speaks UTF8",
  timezone: "Keel's sessions are in UTC",
  TimeZone: "Keel's sessions are in UTC",
  DateStyle: "Keel sets it itself",
  datestyle: "Keel sets it itself",
  statement_timeout: deadlines,
  lock_timeout: deadlines,
  idle_in_transaction_session_timeout: deadlines,
  query_timeout: deadlines,
  command_timeout: deadlines,
  connectTimeout: "write connect_timeout instead",
  ApplicationName: "write application_name instead",
  username: "write user instead",
  database: "write dbname instead",
  server_settings: "write options=-c… instead",
  // https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-PARAMKEYWORDS
  hostaddr: "write the address as the host",
  passfile: inAddress,
  service: inAddress,
  servicefile: inAddress,
  require_auth: gss,
  keepalives_interval: system,
  keepalives_count: system,
  tcp_user_timeout: system,
  requiressl: tls,
  sslcompression: "nothing is compressed",
  sslcertmode: "a client certificate is sent when sslcert names one",
  sslcrldir: "write sslcrl instead",
  requirepeer: "Keel trusts the directory of the socket",
  krbsrvname: gss,
  gsslib: gss,
  gssdelegation: gss,
  min_protocol_version: "Keel speaks version 3.0",
  max_protocol_version: "Keel speaks version 3.0",
  sslkeylogfile: "Keel writes no keys down",
  scram_client_key: inAddress,
  scram_server_key: inAddress,
};
