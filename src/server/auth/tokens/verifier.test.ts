import { exportJWK, exportSPKI, SignJWT, UnsecuredJWT, type JWTPayload } from "jose";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { mint, newSigner, secondsFromNow } from "~/testing/people/tokens";
import { ownIssuers, type TokenKind } from "./issuers";
import { createTokenVerifier } from "./verifier";

const issuer = "https://keel.example.com";
const userId = "7b0a4e0e-0d5c-4c3b-9a55-3f0e1c2d4b5a";
const person = { email: "ada@example.com", name: "Ada", role: "user" };
const principal = { userId, ...person, sessionId: "s1" };

let signer: Awaited<ReturnType<typeof newSigner>>;
let curve: Awaited<ReturnType<typeof newSigner>>;
let lookups: (string | undefined)[] = [];

beforeAll(async () => {
  signer = await newSigner("ours");
  curve = await newSigner("curve", "ES256");
});

afterEach(() => {
  vi.useRealTimers();
});

const verifier = createTokenVerifier(
  ownIssuers({
    origin: issuer,
    findKey: async (kid) => {
      lookups.push(kid);
      if (kid === "ours") return { kid, key: signer.publicKey, algorithm: "EdDSA" };
      return kid === "curve" ? { kid, key: curve.publicKey, algorithm: "ES256" } : undefined;
    },
  }),
);

/** Claims and header of each kind of token, as this installation mints it. */
const good = {
  bearer: {
    claims: () => ({ ...person, sub: userId, sid: "s1", iss: issuer, aud: issuer, ...life() }),
    header: {},
  },
  cookie: {
    claims: () => ({
      sub: userId,
      user: { id: userId, ...person },
      session: { id: "s1" },
      iss: issuer,
      aud: "better-auth:session-cache",
      ...life(),
    }),
    header: { typ: "better-auth.session-cache+jwt" },
  },
};
const life = (): JWTPayload => ({ iat: secondsFromNow(0), exp: secondsFromNow(900) });
const kinds: TokenKind[] = ["bearer", "cookie"];

async function verdictOn(kind: TokenKind, claims: Record<string, unknown> = {}, header: Record<string, unknown> = {}) {
  const token = await mint(signer, { ...good[kind].claims(), ...claims }, { ...good[kind].header, ...header });
  return verifier.verify(kind, token);
}

describe.each(kinds)("a %s token", (kind) => {
  test("of ours says who asks", async () => {
    expect(await verdictOn(kind)).toMatchObject({ principal });
  });

  test("signed with another algorithm of ours is accepted by the key's algorithm", async () => {
    const token = await mint(curve, good[kind].claims(), good[kind].header);
    expect(await verifier.verify(kind, token)).toMatchObject({ principal });
  });

  test.each([
    ["expired", "expired", { iat: secondsFromNow(-600), exp: secondsFromNow(-10) }],
    ["issued in the future", "not_yet_valid", { iat: secondsFromNow(60), exp: secondsFromNow(900) }],
    ["issued too long ago", "lives_too_long", { iat: secondsFromNow(-1000), exp: secondsFromNow(60) }],
    ["made to live too long", "lives_too_long", { exp: secondsFromNow(1000) }],
    ["made to live for ever", "lives_too_long", { exp: secondsFromNow(1e9) }],
    ["not valid yet", "not_yet_valid", { nbf: secondsFromNow(60) }],
    ["of another issuer", "unknown_issuer", { iss: "https://evil.example.com" }],
    ["of an issuer with a slash more", "unknown_issuer", { iss: `${issuer}/` }],
    ["for another audience", "wrong_audience", { aud: "https://other.example.com" }],
    ["for no audience", "wrong_audience", { aud: [] }],
    ["without an issuer", "missing_claim", { iss: undefined }],
    ["without an audience", "missing_claim", { aud: undefined }],
    ["without a subject", "missing_claim", { sub: undefined }],
    ["without a moment of issue", "missing_claim", { iat: undefined }],
    ["without an end", "missing_claim", { exp: undefined }],
    ["whose subject is not a user id", "bad_claim", { sub: "admin" }],
  ])("that is %s is refused as %s", async (_what, refusal, claims) => {
    expect(await verdictOn(kind, claims)).toEqual({ refusal });
  });

  test.each([
    ["text for numbers", { iat: "now", exp: "never" }],
    ["a fraction that hides its age", { exp: Number.MAX_VALUE }],
  ])("with %s is refused", async (_what, claims) => {
    const token = await mintRaw(
      { alg: "EdDSA", kid: "ours", ...good[kind].header },
      { ...good[kind].claims(), ...claims },
    );
    const verdict = await verifier.verify(kind, token);
    expect(verdict.principal).toBeUndefined();
  });

  test.each([
    ["another type", { typ: "at+jwt" }],
    ["a type that is not text", { typ: 5 }],
    ["no key", { kid: undefined }],
    ["an empty key", { kid: "" }],
    ["a very long key", { kid: "x".repeat(201) }],
    ["an unknown key", { kid: "theirs" }],
  ])("that names %s is refused before any signature is checked", async (_what, header) => {
    const verdict = await verdictOn(kind, {}, header);
    expect(["malformed", "wrong_type", "unknown_key"]).toContain(verdict.refusal);
  });

  test("is refused when a stranger signed it under our key's name", async () => {
    const stranger = await newSigner("ours");
    const token = await mint(stranger, good[kind].claims(), good[kind].header);
    expect(await verifier.verify(kind, token)).toEqual({ refusal: "bad_signature" });
  });

  test("is refused when it chose its algorithm itself: none, or HS256 with our public key as the secret", async () => {
    const [header, payload] = new UnsecuredJWT(good[kind].claims()).encode().split(".");
    const unsigned = encode({ alg: "none", kid: "ours", ...good[kind].header });
    for (const token of [`${header}.${payload}.`, `${unsigned}.${payload}.`, `${unsigned}.${payload}.AA`]) {
      expect((await verifier.verify(kind, token)).principal).toBeUndefined();
    }
    const secrets = [await exportSPKI(signer.publicKey), JSON.stringify(await exportJWK(signer.publicKey))];
    for (const secret of secrets) {
      const token = await new SignJWT(good[kind].claims())
        .setProtectedHeader({ alg: "HS256", kid: "ours", ...good[kind].header })
        .sign(new TextEncoder().encode(secret));
      expect(await verifier.verify(kind, token)).toEqual({ refusal: "algorithm_not_allowed" });
    }
  });

  test("is refused when it brings its own key along", async () => {
    const stranger = await newSigner("ours");
    const jwk = await exportJWK(stranger.publicKey);
    for (const header of [{ jwk }, { jku: "http://127.0.0.1:1/jwks" }, { x5u: "http://127.0.0.1:1/x" }]) {
      const token = await mint(stranger, good[kind].claims(), { ...good[kind].header, ...header });
      expect(await verifier.verify(kind, token)).toEqual({ refusal: "bad_signature" });
    }
  });

  test("is refused when it demands an extension that we do not know", async () => {
    const header = { alg: "EdDSA", kid: "ours", ...good[kind].header, crit: ["exp"], exp: 1 };
    const token = await mintRaw(header, good[kind].claims());
    expect((await verifier.verify(kind, token)).principal).toBeUndefined();
  });

  test("is refused in any spelling but the canonical one, though the bytes are the same", async () => {
    const token = await mint(signer, good[kind].claims(), good[kind].header);
    const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    const last = alphabet.indexOf(token.at(-1) ?? "");
    const twins = [1, 2, 3].map((bits) => token.slice(0, -1) + (alphabet[last ^ bits] ?? ""));
    const spellings = [
      `${token}=`,
      `${token}\n`,
      ` ${token}`,
      token.replace(".", ".\n"),
      token.replace(".", ". "),
      `${token}.`,
    ];
    for (const spelling of [...twins, ...spellings]) {
      expect((await verifier.verify(kind, spelling)).refusal).toBe("malformed");
    }
    expect((await verifier.verify(kind, token)).principal).toEqual(principal);
  });

  test("is refused after any change to its header or payload", async () => {
    const [header = "", payload = "", signature = ""] = (
      await mint(signer, good[kind].claims(), good[kind].header)
    ).split(".");
    const other = encode({ ...good[kind].claims(), sub: "00000000-0000-4000-8000-000000000000" });
    expect(await verifier.verify(kind, `${header}.${other}.${signature}`)).toEqual({ refusal: "bad_signature" });
    const renamed = encode({ alg: "EdDSA", kid: "ours", ...good[kind].header, extra: 1 });
    expect(await verifier.verify(kind, `${renamed}.${payload}.${signature}`)).toEqual({ refusal: "bad_signature" });
  });

  test.each([
    "",
    ".",
    "..",
    "...",
    "a.b.c",
    "null.null.null",
    "W10.W10.W10",
    "e30.e30.e30",
    "\0.\0.\0",
    "eyJ.eyJ.eyJ",
    "x".repeat(10_000),
    `${"e30".repeat(5000)}.e30.e30`,
    "🌱.🌱.🌱",
  ])("that is none at all is refused as malformed", async (token) => {
    expect(await verifier.verify(kind, token)).toEqual({ refusal: "malformed" });
  });

  test("is checked once: repeating it looks up no key, until it has expired", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
    const token = await mint(signer, { ...good[kind].claims(), exp: secondsFromNow(1) }, good[kind].header);
    lookups = [];
    expect(await verifier.verify(kind, token)).toMatchObject({ principal });
    expect(await verifier.verify(kind, token)).toMatchObject({ principal });
    expect(lookups).toEqual(["ours"]);
    vi.setSystemTime(Date.now() + 7_000);
    expect(await verifier.verify(kind, token)).toEqual({ refusal: "expired" });
  });
});

test("a Bearer token is no cookie and a cookie is no Bearer token, whichever of the two marks it copies", async () => {
  const { bearer, cookie } = good;
  const everything = { ...bearer.claims(), ...cookie.claims() };
  for (const aud of [bearer.claims().aud, cookie.claims().aud]) {
    const asCookie = await mint(signer, { ...everything, aud }, cookie.header);
    expect((await verifier.verify("bearer", asCookie)).refusal).toBe("wrong_type");
    const asBearer = await mint(signer, { ...everything, aud }, bearer.header);
    expect((await verifier.verify("cookie", asBearer)).refusal).toBe("wrong_type");
  }
  expect((await verdictOn("bearer", { aud: cookie.claims().aud })).refusal).toBe("wrong_audience");
  expect((await verdictOn("cookie", { aud: issuer })).refusal).toBe("wrong_audience");
});

test.each(["email", "name", "role", "sid"])("a Bearer token without %s is refused", async (claim) => {
  expect(await verdictOn("bearer", { [claim]: undefined })).toEqual({ refusal: "bad_claim" });
});

test.each(["user", "session"])("a cookie without its %s is refused", async (claim) => {
  expect(await verdictOn("cookie", { [claim]: undefined })).toEqual({ refusal: "bad_claim" });
});

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** Signs any header and payload, of which the library would refuse to make a token. */
async function mintRaw(header: unknown, payload: unknown): Promise<string> {
  const input = `${encode(header)}.${encode(payload)}`;
  if (signer.privateKey instanceof Uint8Array) throw new Error("The key is not a private key.");
  const signature = await crypto.subtle.sign("Ed25519", signer.privateKey, new TextEncoder().encode(input));
  return `${input}.${Buffer.from(signature).toString("base64url")}`;
}
