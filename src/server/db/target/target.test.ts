import { describe, expect, test } from "vitest";
import { parseEnvironment } from "../../env";
import { describeTarget, faultOfDatabaseUrl, parseDatabaseUrl } from "./target";

const plain = "postgres://ada:secret@db.example.com:5433/keel";
const of = (query: string) => parseDatabaseUrl(`${plain}?${query}`);
const faultOf = (query: string) => faultOfDatabaseUrl(`${plain}?${query}`);
const socket = (directory: string, port = 5432) => ({ host: directory, port, path: `${directory}/.s.PGSQL.${port}` });
const tcp = (host: string, port = 5432) => ({ host, port, path: undefined });

describe("an address", () => {
  test.each([
    [plain, { user: "ada", password: "secret", database: "keel", hosts: [tcp("db.example.com", 5433)] }],
    ["postgresql://ada@db/keel", { user: "ada", hosts: [tcp("db")], database: "keel" }],
    [" postgres://ada:@db/keel\n", { user: "ada", password: "", hosts: [tcp("db")], database: "keel" }],
    ["postgres://db", { hosts: [tcp("db")] }],
    ["postgres:///keel", { hosts: [tcp("localhost")], database: "keel" }],
    ["postgres://a%40b:p%3A%2F%3F%23%25@db/k%2Fl", { user: "a@b", password: "p:/?#%", database: "k/l" }],
    ["postgres://ada:a#b+c@db/keel", { password: "a#b+c" }],
    ["postgres://ada:Zo%C3%AB@d%C3%A4.example/keel", { password: "Zoë", hosts: [tcp("dä.example")] }],
    ["postgres://ada@[::1]:6000/keel", { hosts: [tcp("::1", 6000)] }],
    ["postgres://ada@a:1,b,[fe80::1]:3/keel", { hosts: [tcp("a", 1), tcp("b"), tcp("fe80::1", 3)] }],
    ["postgres://ada@a,b:7/keel?port=9", { hosts: [tcp("a", 9), tcp("b", 9)] }],
    [
      "postgres:///keel?host=a,b&port=1,2&user=ada&password=p%26q",
      { user: "ada", password: "p&q", hosts: [tcp("a", 1), tcp("b", 2)] },
    ],
    ["postgres://ada@/keel?host=/run/postgresql", { user: "ada", hosts: [socket("/run/postgresql")] }],
    ["postgres://ada@localhost/keel?host=%2Frun%2Fpostgresql", { hosts: [socket("/run/postgresql")] }],
    ["postgres://ada@%2Frun%2Fpostgresql/keel", { user: "ada", hosts: [socket("/run/postgresql")], database: "keel" }],
    ["postgresql://%2Frun%2Fpostgresql:5433/keel", { hosts: [socket("/run/postgresql", 5433)] }],
    ["postgresql:///keel?host=/tmp&port=5433", { hosts: [socket("/tmp", 5433)] }],
    ["host=/tmp dbname=keel user=ada", { user: "ada", hosts: [socket("/tmp")], database: "keel" }],
    [
      "host = db port=6000 dbname='my db' password='it\\'s \\\\' sslmode=require",
      { hosts: [tcp("db", 6000)], database: "my db", password: "it's \\", tls: { mode: "require" } },
    ],
    ["host=::1 user=ada", { hosts: [tcp("::1")] }],
  ])("%s", (address, expected) => {
    expect(parseDatabaseUrl(address)).toMatchObject(expected);
  });

  test("is described without its credentials", () => {
    expect(describeTarget(parseDatabaseUrl(`${plain}?host=a,::1,/tmp`))).toBe(
      "a:5433,[::1]:5433,/tmp/.s.PGSQL.5433/keel",
    );
  });
});

describe("a parameter that means something", () => {
  test.each<[string, object]>([
    ...["disable", "allow", "prefer", "require", "no-verify", "verify-ca", "verify-full"].map(
      (mode): [string, object] => [`sslmode=${mode}`, { tls: { mode } }],
    ),
    ["ssl=true", { tls: { mode: "verify-full" } }],
    ["ssl=false", { tls: { mode: "disable" } }],
    ["sslrootcert=system", { tls: { mode: "verify-full", rootCertificate: "system" } }],
    [
      "sslmode=verify-ca&sslrootcert=/ca.pem&sslcert=/c.pem&sslkey=/k.pem",
      { tls: { mode: "verify-ca", rootCertificate: "/ca.pem", certificate: "/c.pem", key: "/k.pem" } },
    ],
    ["sslnegotiation=direct&sslmode=require", { tls: { mode: "require", isDirect: true } }],
    ["ssl_min_protocol_version=TLSv1.3", { tls: { oldest: "TLSv1.3" } }],
    ["application_name=tasks&fallback_application_name=other", { applicationName: "tasks" }],
    ["fallback_application_name=other", { applicationName: "other" }],
    ["connect_timeout=7", { connectTimeout: 7000 }],
    ["keepalives=0", { keepAlive: 0 }],
    ["keepalives_idle=30", { keepAlive: 30 }],
    ["options=-c%20geqo%3Doff%20--work-mem%3D8MB", { options: "-c geqo=off --work-mem=8MB" }],
    ["options=endpoint%3Dep-quiet-123", { options: "endpoint=ep-quiet-123" }],
    ["options=-csearch_path%3Dpublic", {}],
    ["target_session_attrs=read-write", { isPrimaryWanted: true }],
    ["target_session_attrs=any", { isPrimaryWanted: false }],
    ["load_balance_hosts=random", { isShuffled: true }],
    ["pgbouncer=true", { isPooled: true }],
    ["pgbouncer=false", { isPooled: false }],
    ["statement_cache_size=0", { isPooled: true }],
    ["schema=public&client_encoding=utf8&channel_binding=prefer&gssencmode=disable&uselibpqcompat=true", {}],
  ])("is honoured: %s", (query, expected) => {
    expect(of(query)).toMatchObject(expected);
  });
});

describe("a parameter that Keel does not support", () => {
  test.each([
    ["schema=tasks", "schema"],
    ["connection_limit=5&pool_timeout=3", "connection_limit"],
    ["connection_limit=5&pool_timeout=3", "pool_timeout"],
    ["channel_binding=require", "channel_binding"],
    ["sslmode=Require", "sslmode"],
    ["sslmode=", "sslmode"],
    ["sslaccept=strict", "sslaccept"],
    ["sslmode=require&sslrootcert=system", "verify-full"],
    ["sslrootcert=system&sslmode=require", "verify-full"],
    ["uselibpqcompat=false", "uselibpqcompat"],
    ["gssencmode=require", "gssencmode"],
    ["client_encoding=latin1", "client_encoding"],
    ["options=-csearch_path%3Dtasks", "search_path"],
    ["options=-c%20DateStyle%3DGerman", "datestyle"],
    ["options=--statement-timeout%3D1", "statement_timeout"],
    ["options=work_mem", "-cname=value"],
    ["target_session_attrs=standby", "target_session_attrs"],
    ["connect_timeout=0", "connect_timeout"],
    ["connect_timeout=1e3", "connect_timeout"],
    ["statement_timeout=5000", "statement_timeout"],
    ["prepare=false", "DATABASE_PREPARE"],
    ["max=5", "max"],
    ["service=keel", "service"],
    ["replication=database", "replication"],
    ["foo=bar", "foo"],
    ["toString=bar", "toString"],
    ["__proto__=bar", "no word"],
    ["pgbouncer=maybe", "pgbouncer"],
    ["pgbouncer", "name=value"],
    ["sslmode=disable&sslmode=require", "once"],
    ["port=0", "port"],
    ["port=70000", "port"],
    ["host=a,b&port=1,2,3", "port"],
  ])("is refused by its name: %s", (query, named) => {
    expect(faultOf(query)).toContain(named);
  });
});

describe("an invalid address is refused, and no part of it is repeated", () => {
  const marked = "Xyzzy-hunter2";
  test.each([
    marked,
    "",
    `mysql://ada:${marked}@db/keel`,
    `"postgres://ada:${marked}@db/keel"`,
    `'postgres://ada:${marked}@db/keel'`,
    `jdbc:postgresql://db/keel?password=${marked}`,
    `postgresql+asyncpg://ada:${marked}@db/keel`,
    `postgres://ada:${marked}@x@db/keel`,
    `postgres://ada:${marked}/x@db/keel`,
    `postgres://ada:${marked}?x@db/keel`,
    `postgres://ada:12?${marked}@db/keel`,
    `postgres://ada:12/${marked}@db/keel`,
    `postgres://ada:${marked}:x@db/keel`,
    `postgres://ada:${marked}%zz@db/keel`,
    `postgres://ada:${marked}%00database%00postgres@db/keel`,
    `postgres://ada:${marked}\n@db/keel`,
    `postgres://ada@db:${marked}/keel`,
    `postgres://ada@[${marked}/keel`,
    `postgres://ada@d b/keel`,
    `postgres://ada@db/keel/${marked}`,
    `postgres://ada@db/keel?password=a&${marked}`,
    `postgres://ada@db/keel?${marked}=a`,
    `postgres://ada@db/keel?sslmode=${marked}&connect_timeout=${marked}&options=${marked}&host=${marked}%20&port=${marked}`,
    `Host=db;Username=ada;Password=${marked}`,
    `host=db password='${marked}`,
    `host=db password=a password=${marked}`,
  ])("%j", (address) => {
    const fault = faultOfDatabaseUrl(address);
    expect(fault).toBeTypeOf("string");
    expect(fault).not.toMatch(/xyzzy|hunter2/i);
  });
});

test("the first line says what is wrong, with the variable", () => {
  const [first] = messageOf({ DATABASE_URL: plain, DATABASE_DIRECT_URL: `${plain}?connection_limit=5` }).split("\n");
  expect(first).toBe(
    "The configuration is not valid: DATABASE_DIRECT_URL cannot be used: leave out connection_limit: Keel's own pool holds at most 10 connections and waits for one at most a second",
  );
});

function messageOf(variables: Record<string, string>): string {
  try {
    parseEnvironment(variables);
    return "";
  } catch (error) {
    return error instanceof Error ? error.message : "";
  }
}
