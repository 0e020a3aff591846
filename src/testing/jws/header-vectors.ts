import { accepted, goodClaims, refused, writeCompact, type Vector } from "./compact";
import { edwardsAttacker } from "./attacker";
import { headerOf, type VectorKeys } from "./keys";

const unsigned = () => Buffer.alloc(0);
const spellingsOfNone = [
  "none",
  "None",
  "NONE",
  "nOnE",
  "noNe",
  "none ",
  " none",
  "none\u0000",
  "n\u006fne",
  "ｎｏｎｅ",
];
const algorithms: unknown[] = [
  "",
  null,
  0,
  true,
  [],
  ["EdDSA"],
  ["none"],
  ["EdDSA", "none"],
  {},
  { toString: "EdDSA" },
  ..."eddsa EDDSA EdDsa Ed25519 Ed448 ES256K ES384 ES512 RS1 RS384 RS512 PS384 PS512 HS256 HS384 HS512 A128KW dir".split(
    " ",
  ),
  "EdDSA ",
  " EdDSA",
  "EdDSA\n",
  "EdDSA\u0000",
  "EdDSA,none",
  "ＥｄＤＳＡ",
  "__proto__",
  "constructor",
  "toString",
];
const keyNames: unknown[] = [
  "",
  null,
  0,
  1,
  true,
  [],
  ["ed"],
  {},
  "ED",
  "ed ",
  " ed",
  "ed\u0000",
  "ed/../ed",
  "../../../../dev/null",
  "/dev/null",
  "file:///dev/null",
  "' or '1'='1",
  "ed' union select 'a",
  "ed; sleep 10",
  "| id",
  "%65d",
  "*",
  "__proto__",
  "constructor",
  "toString",
  "https://evil.example/jwks",
  "ec",
  "nobody",
  "e".repeat(201),
  "e\u0301d",
];
const types: unknown[] = [
  "",
  null,
  0,
  [],
  ["JWT"],
  {},
  ..."at+jwt JWE JOSE JOSE+JSON id+jwt logout+jwt dpop+jwt better-auth.session-cache+jwt application/better-auth.session-cache+jwt".split(
    " ",
  ),
  "JWT ",
  "JWT\u0000",
  "JWT;charset=utf-8",
  "x".repeat(101),
];
const critical: unknown[] = [
  [],
  ["exp"],
  ["b64"],
  ["alg"],
  ["crit"],
  ["kid", "kid"],
  [""],
  [0],
  [null],
  null,
  "exp",
  "",
  0,
  false,
  {},
  ["http://example.com/UNDEFINED"],
];

/** Headers that try to change how a token is read, with a valid signature wherever there is one. */
export function headerVectors(keys: VectorKeys): Vector[] {
  const { ed } = keys;
  const signed = (more: object, header: object = headerOf(ed)) =>
    writeCompact({ ...header, ...more }, goodClaims(), ed.sign);
  const attacker = edwardsAttacker();
  const smuggled: object[] = [
    { jwk: attacker.jwk },
    { jku: "https://evil.example/jwks" },
    { x5u: "https://evil.example/cert" },
    { x5c: [attacker.jwk.x] },
    { x5t: "AAAA" },
    { jwk: attacker.jwk, jku: "https://evil.example/jwks", x5u: "https://evil.example/cert" },
  ];
  const words = (value: unknown) => JSON.stringify(value).slice(0, 40);
  return [
    accepted("a header with alg and kid", signed({})),
    accepted("a header with typ", signed({ typ: "JWT" })),
    accepted("a header with members that nobody knows", signed({ foo: 1, cty: "json" })),
    accepted(
      "its members in another order",
      writeCompact({ kid: ed.kid, typ: "JWT", alg: ed.algorithm }, goodClaims(), ed.sign),
    ),
    ...smuggled.map((more) =>
      accepted(`${Object.keys(more).join(", ")} that nobody follows, with the right signature`, signed(more)),
    ),
    ...smuggled.flatMap((more) => [
      refused(
        `${Object.keys(more).join(", ")} of an attacker, who signed`,
        writeCompact({ ...headerOf(ed), ...more }, goodClaims(), attacker.sign),
      ),
      refused(
        `${Object.keys(more).join(", ")} of an attacker, who signed and names no kid`,
        writeCompact({ alg: "EdDSA", ...more }, goodClaims(), attacker.sign),
      ),
    ]),
    ...spellingsOfNone.flatMap((alg) => [
      refused(`alg ${words(alg)}, without a signature`, writeCompact({ alg }, goodClaims(), unsigned)),
      refused(
        `alg ${words(alg)}, a kid, without a signature`,
        writeCompact({ ...headerOf(ed), alg }, goodClaims(), unsigned),
      ),
      refused(`alg ${words(alg)}, with a good signature`, signed({ alg })),
      refused(
        `alg ${words(alg)}, with a zero as signature`,
        writeCompact({ ...headerOf(ed), alg }, goodClaims(), () => Buffer.alloc(1)),
      ),
    ]),
    refused("no alg", writeCompact({ kid: ed.kid }, goodClaims(), ed.sign)),
    refused("no signature", writeCompact(headerOf(ed), goodClaims(), unsigned)),
    ...algorithms.map((alg) => refused(`alg ${words(alg)}`, signed({ alg }))),
    ...keyNames.map((kid) => refused(`kid ${words(kid)}`, signed({ kid }))),
    ...keyNames.map((kid) =>
      refused(
        `kid ${words(kid)}, and an attacker who signs`,
        writeCompact({ alg: "EdDSA", kid }, goodClaims(), attacker.sign),
      ),
    ),
    ...types.map((typ) => refused(`typ ${words(typ)}`, signed({ typ }))),
    ...critical.map((crit) => refused(`crit ${words(crit)}`, signed({ crit, exp: 1, b64: true }))),
    refused("a payload that is not encoded (RFC 7797)", unencodedPayload(keys, { crit: ["b64"] })),
    refused("a payload that is not encoded, and not said to be critical", unencodedPayload(keys, {})),
    ...[false, null, 0, "false", "true", 1].map((b64) => refused(`b64 ${words(b64)}`, signed({ b64 }))),
    refused("an encrypted token's header", signed({ enc: "A128GCM" })),
  ];
}

/** Signed over the unencoded payload (RFC 7797 §3), but sent encoded. */
function unencodedPayload({ ed }: VectorKeys, more: object): string {
  const header = Buffer.from(JSON.stringify({ ...headerOf(ed), b64: false, ...more })).toString("base64url");
  const payload = JSON.stringify(goodClaims());
  const signature = Buffer.from(ed.sign(Buffer.from(`${header}.${payload}`))).toString("base64url");
  return `${header}.${Buffer.from(payload).toString("base64url")}.${signature}`;
}
