import { UnusableAddress } from "./unusable-address";

/** The parameters of an address in either form, by libpq's names, each given once. */
export type GivenParameters = Map<string, string>;

const uri = /^postgres(?:ql)?:\/\/(?:([^@/?]*)@)?([^/?]*)(?:\/([^?]*))?(?:\?(.*))?$/su;
const pair = /\s*(\w+)\s*=\s*(?:'((?:[^'\\]|\\.)*)'|((?:[^\s'\\]|\\.)*))(?:\s+|$)/suy;
const encoding = "write %, @, :, /, ? and # of the user's name and the password as %25, %40, %3A, %2F, %3F and %23";

/** Prefixes of other tools' addresses, with advice. */
const foreignBeginnings: [RegExp, string][] = [
  [/^["'`]/, "leave out the quotation marks around it"],
  [/^jdbc:/i, "leave out jdbc: at the beginning, and put user and password before the host"],
  [/^postgres(?:ql)?\+/i, "leave out the + and the name of the driver after postgresql"],
];

/**
 * Parses the address of a database into its parameters.
 * @throws {UnusableAddress} when it has neither form
 */
export function parseAddress(text: string): GivenParameters {
  // A NUL would end a parameter on the wire and start another.
  if (/\p{Cc}/u.test(text)) throw new UnusableAddress("leave out its line breaks and control characters");
  for (const [beginning, advice] of foreignBeginnings) if (beginning.test(text)) throw new UnusableAddress(advice);
  const parts = uri.exec(text);
  if (parts !== null) return fromUri(parts);
  if (/^\w+\s*=/.test(text) && !text.includes(";")) return fromPairs(text);
  throw new UnusableAddress("it must be a postgres:// address, or host=… dbname=…");
}

function fromUri([, credentials, authority = "", database, query]: RegExpExecArray): GivenParameters {
  if (authority.includes("@") || database?.includes("@") === true) throw new UnusableAddress(encoding);
  if (credentials === undefined && query?.includes("@") === true) throw new UnusableAddress(encoding);
  if (database?.includes("/") === true) throw new UnusableAddress("leave out the / after the name of the database");
  const given: GivenParameters = new Map();
  if (credentials !== undefined) {
    const at = credentials.indexOf(":");
    if (credentials.includes(":", at + 1) && at !== -1) throw new UnusableAddress(encoding);
    given.set("user", decode(at === -1 ? credentials : credentials.slice(0, at)));
    if (at !== -1) given.set("password", decode(credentials.slice(at + 1)));
  }
  const { hosts, ports } = splitAuthority(authority);
  if (authority !== "") given.set("host", hosts);
  if (/\d/.test(ports)) given.set("port", ports);
  if (database !== undefined && database !== "") given.set("dbname", decode(database));
  const fromQuery: GivenParameters = new Map();
  for (const part of (query ?? "").split("&").filter((part) => part !== "")) addTo(fromQuery, part);
  // As in libpq, the query takes precedence over the rest.
  return new Map([...given, ...fromQuery]);
}

function addTo(given: GivenParameters, part: string): void {
  const at = part.indexOf("=");
  if (at === -1) throw new UnusableAddress("write each parameter after the ? as name=value");
  setOnce(given, decode(part.slice(0, at)), decode(part.slice(at + 1)));
}

/** Splits `a:1,[::1]:2` into the lists that the parameters `host` and `port` take. */
function splitAuthority(authority: string): { hosts: string; ports: string } {
  const places = authority.split(",").map((place) => {
    const parts = /^(?:\[([^\][]*)\]|([^:\][]*))(?::(\d*))?$/.exec(place);
    if (parts === null) {
      throw new UnusableAddress(`its host and port must look like db.example.com:5432; ${encoding}`);
    }
    return { host: decode(parts[1] ?? parts[2] ?? ""), port: parts[3] ?? "" };
  });
  return { hosts: places.map(({ host }) => host).join(","), ports: places.map(({ port }) => port).join(",") };
}

function fromPairs(text: string): GivenParameters {
  const given: GivenParameters = new Map();
  pair.lastIndex = 0;
  while (pair.lastIndex < text.length) {
    const parts = pair.exec(text);
    if (parts === null) throw new UnusableAddress("write values with blanks or quotation marks as host='…'");
    const [, name = "", quoted, bare = ""] = parts;
    setOnce(given, name, (quoted ?? bare).replaceAll(/\\(.)/gsu, "$1"));
  }
  return given;
}

function setOnce(given: GivenParameters, name: string, value: string): void {
  if (given.has(name)) throw new UnusableAddress("give each parameter once");
  given.set(name, value);
}

function decode(text: string): string {
  const decoded = decodeOrNothing(text);
  if (decoded === undefined) throw new UnusableAddress("write each % that stands for itself as %25");
  if (/\p{Cc}/u.test(decoded)) throw new UnusableAddress("leave out its line breaks and control characters");
  return decoded;
}

function decodeOrNothing(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
