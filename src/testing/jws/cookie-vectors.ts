import { accepted, goodClaims, refused, serviceClaims, vectorOrigin, writeCompact, type Vector } from "./compact";
import { headerOf, signHmac, type VectorKeys } from "./keys";

const cookieType = "better-auth.session-cache+jwt";
const cookieAudience = "better-auth:session-cache";

/** Vectors of cookie tokens, which must not be accepted as another kind of token, nor another as them. */
export function cookieVectors({ ed, ec }: VectorKeys): Vector[] {
  const { sub, email, name, role, sid, iat, exp } = goodClaims();
  const claims = {
    sub,
    iat,
    exp,
    iss: vectorOrigin,
    aud: cookieAudience,
    user: { email, name, role },
    session: { id: sid },
  };
  const header = { ...headerOf(ed), typ: cookieType };
  const token = (changes: object, more: object = {}) =>
    writeCompact({ ...header, ...more }, { ...claims, ...changes }, ed.sign);
  return [
    accepted("the token of a cookie", token({})),
    refused("without typ", writeCompact(headerOf(ed), claims, ed.sign)),
    ...[
      "JWT",
      "at+jwt",
      cookieType.toUpperCase(),
      `application/${cookieType}`,
      `${cookieType} `,
      null,
      [cookieType],
    ].map((typ) => refused(`typ ${JSON.stringify(typ)}`, token({}, { typ }))),
    ...[vectorOrigin, [vectorOrigin], "", [], [[cookieAudience]], `${cookieAudience} `].map((aud) =>
      refused(`aud ${JSON.stringify(aud)}`, token({ aud })),
    ),
    refused("a Bearer token", writeCompact(headerOf(ed), goodClaims(), ed.sign)),
    refused("a Bearer token of this type", writeCompact(header, goodClaims(), ed.sign)),
    refused("a token of a service", writeCompact({ alg: "HS256" }, serviceClaims(), signHmac)),
    refused(
      "a token of a service of this type",
      writeCompact({ alg: "HS256", typ: cookieType }, { ...claims, iss: `${vectorOrigin}/service` }, signHmac),
    ),
    refused("signed by another key", writeCompact(header, claims, ec.sign)),
    ...[null, [], {}, "x", { email, name: 1 }, { name }].map((user) =>
      refused(`user ${JSON.stringify(user)}`, token({ user })),
    ),
    ...[null, [], {}, "x", { id: "" }, { id: 1 }].map((session) =>
      refused(`session ${JSON.stringify(session)}`, token({ session })),
    ),
    refused(
      "its session in __proto__",
      writeCompact(
        header,
        JSON.stringify({ ...claims, session: {} }).replace(
          '"session":{}',
          `"session":{"__proto__":{"id":${JSON.stringify(sid)}}}`,
        ),
        ed.sign,
      ),
    ),
  ];
}
