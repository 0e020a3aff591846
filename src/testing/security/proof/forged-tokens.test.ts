import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { ownIssuers, type TokenKind } from "~/server/auth/tokens/issuers";
import { createTokenVerifier } from "~/server/auth/tokens/verifier";
import { mint, newSigner, secondsFromNow } from "../../people/tokens";

const issuer = "https://keel.example.com";
const person = { email: "ada@example.com", name: "Ada", role: "user" };
const claims = (jti: number) => ({
  ...person,
  jti: String(jti),
  sub: "7b0a4e0e-0d5c-4c3b-9a55-3f0e1c2d4b5a",
  sid: "s1",
  iss: issuer,
  aud: issuer,
  iat: secondsFromNow(0),
  exp: secondsFromNow(900),
});

/** Starts a verifier with one replaceable key, which counts its checks. */
async function startVerifier() {
  const [signer, stranger] = await Promise.all([newSigner("ours"), newSigner("ours")]);
  const known = { key: signer.publicKey };
  const checked: TokenKind[] = [];
  const findKey = async (kid: string | undefined) => ({ kid, algorithm: "EdDSA" as const, key: known.key });
  const verifier = createTokenVerifier(ownIssuers({ origin: issuer, findKey }), (kind) => void checked.push(kind));
  return { signer, stranger, known, checked, verifier };
}

test("a repeated forged token is refused for the same reason, without another check", async () => {
  const { stranger, checked, verifier } = await startVerifier();
  const token = await mint(stranger, claims(1));
  for (const _again of [1, 2, 3]) expect(await verifier.verify("bearer", token)).toEqual({ refusal: "bad_signature" });
  expect(checked).toEqual(["bearer"]);
  expect(await verifier.verify("bearer", await mint(stranger, claims(2)))).toEqual({ refusal: "bad_signature" });
  expect(checked).toEqual(["bearer", "bearer"]);
});

test("a forged token does not affect the valid one it was made from", async () => {
  const { signer, checked, verifier } = await startVerifier();
  const token = await mint(signer, claims(1));
  const [head, payload, signature = ""] = token.split(".");
  const turned = signature.startsWith("A") ? `B${signature.slice(1)}` : `A${signature.slice(1)}`;
  expect(await verifier.verify("bearer", [head, payload, turned].join("."))).toEqual({ refusal: "bad_signature" });
  expect(await verifier.verify("bearer", token)).toMatchObject({ principal: person });
  expect(checked).toHaveLength(2);
});

test("a flood of forged tokens does not evict valid ones", async () => {
  const { signer, checked, verifier } = await startVerifier();
  const token = await mint(signer, claims(1));
  await verifier.verify("bearer", token);
  const unsigned = token.slice(0, token.lastIndexOf("."));
  const forged = Array.from({ length: 5200 }, () => `${unsigned}.${randomBytes(64).toString("base64url")}`);
  const verdicts = await Promise.all(forged.map((each) => verifier.verify("bearer", each)));
  expect(verdicts.every(({ refusal }) => refusal === "bad_signature")).toBe(true);
  const before = checked.length;
  expect(await verifier.verify("bearer", token)).toMatchObject({ principal: person });
  expect(checked).toHaveLength(before);
});

test("a token refused under the earlier keys is checked again under the current ones", async () => {
  const { stranger, known, verifier } = await startVerifier();
  const token = await mint(stranger, claims(1));
  expect(await verifier.verify("bearer", token)).toEqual({ refusal: "bad_signature" });
  known.key = stranger.publicKey;
  verifier.forget();
  expect(await verifier.verify("bearer", token)).toMatchObject({ principal: person });
});

test("a check that was in progress while the keys changed is not cached", async () => {
  const { stranger, known, verifier } = await startVerifier();
  const token = await mint(stranger, claims(1));
  const underWay = verifier.verify("bearer", token);
  verifier.forget();
  expect(await underWay).toEqual({ refusal: "bad_signature" });
  known.key = stranger.publicKey;
  expect(await verifier.verify("bearer", token)).toMatchObject({ principal: person });
});
