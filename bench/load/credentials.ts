import { randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from "jose";
import postgres from "postgres";
import { sessionCookies } from "~/server/auth/cookies/cookie-names";
import { createCookieSigner } from "~/server/auth/cookies/signed-cookies";
import { secret } from "../servers/servers";

/** More than a server caches, so that cycling through all of them never hits the cache. */
const manyCount = 5200;

export interface Credentials {
  /** The public key that verifies them, as a JWK, for the references. */
  publicKey: string;
  /** Files of headers. A server soon caches the `few` of a kind, and never the `many`. */
  bearer: { few: string; many: string };
  cookie: { few: string; many: string };
  /** Tokens with one fault each. */
  bad: Record<
    "bad signature, every one new" | "bad signature, seen before" | "unknown kid" | "expired" | "malformed",
    string
  >;
  /** One token for each user. */
  onePerUser: string;
}

interface Signer {
  kid: string;
  privateKey: CryptoKey;
}

/**
 * Creates any number of tokens for the users in the database, signed by a key that is added to the key set.
 * @param issuer the public origin of the servers
 * @param directory where the files are written
 */
export async function makeCredentials(
  databaseUrl: string,
  { issuer, directory }: { issuer: string; directory: string },
): Promise<Credentials> {
  const { publicKey, privateKey } = await generateKeyPair("EdDSA", { extractable: true });
  const signer: Signer = { kid: randomUUID(), privateKey };
  const jwk = JSON.stringify(await exportJWK(publicKey));
  const people = await insertSessions(databaseUrl, { kid: signer.kid, jwk });
  const names = sessionCookies(issuer.startsWith("https://"));
  const cookies = createCookieSigner(secret);
  const mint = (kind: keyof typeof kinds, count: number, by = signer, age = 0) =>
    Promise.all(
      Array.from({ length: count }, (_, position) =>
        kinds[kind]({ issuer, signer: by, age, ...people[position % people.length] }),
      ),
    );
  const bearer = async (count: number, by?: Signer, age?: number) =>
    (await mint("bearer", count, by, age)).map((token) => ({ authorization: `Bearer ${token}` }));
  const cookie = async (count: number) =>
    (await mint("cookie", count)).map((token, position) => {
      const session = cookies.sign(people[position % people.length]?.sessionToken ?? "");
      return { cookie: `${names.token}=${token}; ${names.session}=${session}` };
    });
  const store = async (name: string, headers: Record<string, string>[]) => {
    const file = join(directory, `${name}.json`);
    await writeFile(file, JSON.stringify(headers));
    return file;
  };
  const stranger = (await generateKeyPair("EdDSA")).privateKey;
  return {
    publicKey: jwk,
    bearer: { few: await store("bearer", await bearer(96)), many: await store("bearers", await bearer(manyCount)) },
    cookie: { few: await store("cookie", await cookie(96)), many: await store("cookies", await cookie(manyCount)) },
    bad: {
      "bad signature, every one new": await store(
        "forged",
        await bearer(manyCount, { ...signer, privateKey: stranger }),
      ),
      "bad signature, seen before": await store("forged-few", await bearer(96, { ...signer, privateKey: stranger })),
      "unknown kid": await store("unknown", await bearer(manyCount, { ...signer, kid: randomUUID() })),
      expired: await store("expired", await bearer(manyCount, signer, 7200)),
      malformed: await store("malformed", [{ authorization: "Bearer not.a.token" }]),
    },
    onePerUser: await store("everybody", await bearer(people.length)),
  };
}

interface Claims {
  issuer: string;
  userId?: string;
  sessionId?: string;
  sessionToken?: string;
  signer: Signer;
  /** Seconds since the token was issued. */
  age: number;
}

const person = { email: "person@bench.example", name: "Person", role: "user" };

const kinds = {
  bearer: (claims: Claims) =>
    sign({ ...person, sid: claims.sessionId, jti: randomUUID() }, { ...claims, audience: claims.issuer }),
  cookie: (claims: Claims) =>
    sign(
      { user: person, session: { id: claims.sessionId, token: claims.sessionToken }, jti: randomUUID() },
      { ...claims, audience: "better-auth:session-cache", type: "better-auth.session-cache+jwt" },
    ),
};

function sign(
  payload: Record<string, unknown>,
  { issuer, userId = "", signer, age, audience, type }: Claims & { audience: string; type?: string },
): Promise<string> {
  const issuedAt = Math.floor(Date.now() / 1000) - age;
  return new SignJWT(payload)
    .setProtectedHeader({ alg: "EdDSA", kid: signer.kid, ...(type === undefined ? {} : { typ: type }) })
    .setSubject(userId)
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + 900)
    .sign(signer.privateKey);
}

/** Inserts the key and a session for each user. The key is older than the installation's own, so that nothing else signs with it. */
async function insertSessions(
  databaseUrl: string,
  { kid, jwk }: { kid: string; jwk: string },
): Promise<{ userId: string; sessionId: string; sessionToken: string }[]> {
  const sql = postgres(databaseUrl, { max: 1 });
  try {
    await sql`
      insert into jwks (id, public_key, private_key, alg, created_at)
      values (${kid}, ${jwk}, '""', 'EdDSA', now() - interval '10 minutes')`;
    return await sql<{ userId: string; sessionId: string; sessionToken: string }[]>`
      insert into sessions (id, user_id, token, expires_at)
      select gen_random_uuid(), id, gen_random_uuid()::text, now() + interval '1 hour' from users
      returning user_id as "userId", id as "sessionId", token as "sessionToken"`;
  } finally {
    await sql.end();
  }
}
