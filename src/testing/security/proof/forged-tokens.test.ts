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

/** A verifier that knows one key, which can be changed, and how many tokens it has checked. */
async function startVerifier() {
  const [signer, stranger] = await Promise.all([newSigner("ours"), newSigner("ours")]);
  const known = { key: signer.publicKey };
  const checked: TokenKind[] = [];
  const findKey = async (kid: string | undefined) => ({ kid, algorithm: "EdDSA" as const, key: known.key });
  const verifier = createTokenVerifier(ownIssuers({ origin: issuer, findKey }), (kind) => void checked.push(kind));
  return { signer, stranger, known, checked, verifier };
}

test("a forged token that comes again is refused for the same reason, and not checked again", async () => {
  const { stranger, checked, verifier } = await startVerifier();
  const token = await mint(stranger, claims(1));
  for (const _again of [1, 2, 3]) expect(await verifier.verify("bearer", token)).toEqual({ refusal: "bad_signature" });
  expect(checked).toEqual(["bearer"]);
  expect(await verifier.verify("bearer", await mint(stranger, claims(2)))).toEqual({ refusal: "bad_signature" });
  expect(checked).toEqual(["bearer", "bearer"]);
});

test("a forged token says nothing about the good one that it was made of", async () => {
  const { signer, checked, verifier } = await startVerifier();
  const token = await mint(signer, claims(1));
  const [head, payload, signature = ""] = token.split(".");
  const turned = signature.startsWith("A") ? `B${signature.slice(1)}` : `A${signature.slice(1)}`;
  expect(await verifier.verify("bearer", [head, payload, turned].join("."))).toEqual({ refusal: "bad_signature" });
  expect(await verifier.verify("bearer", token)).toMatchObject({ principal: person });
  expect(checked).toHaveLength(2);
});

test("a flood of forged tokens has no good one checked again", async () => {
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

test("a token that was refused by the keys as they were is measured by the keys as they are", async () => {
  const { stranger, known, verifier } = await startVerifier();
  const token = await mint(stranger, claims(1));
  expect(await verifier.verify("bearer", token)).toEqual({ refusal: "bad_signature" });
  known.key = stranger.publicKey;
  verifier.forget();
  expect(await verifier.verify("bearer", token)).toMatchObject({ principal: person });
});

test("what was being checked while the keys changed is not remembered as forged", async () => {
  const { stranger, known, verifier } = await startVerifier();
  const token = await mint(stranger, claims(1));
  const underWay = verifier.verify("bearer", token);
  verifier.forget();
  expect(await underWay).toEqual({ refusal: "bad_signature" });
  known.key = stranger.publicKey;
  expect(await verifier.verify("bearer", token)).toMatchObject({ principal: person });
});
