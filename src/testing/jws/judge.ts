import { ownIssuers, serviceIssuers } from "~/server/auth/tokens/issuers";
import { algorithms, readKeySet } from "~/server/auth/tokens/verification-key";
import { createTokenVerifier } from "~/server/auth/tokens/verifier";
import { claimVectors } from "./claim-vectors";
import { serviceSecret, vectorOrigin, type KeyVector, type Vector } from "./compact";
import { cookieVectors } from "./cookie-vectors";
import { ecKeyVectors, ecVectors } from "./ec-vectors";
import { edKeyVectors, edVectors, forgedForSmallOrder } from "./ed-vectors";
import { headerVectors } from "./header-vectors";
import { confusionVectors, hmacVectors } from "./hmac-vectors";
import { makeVectorKeys } from "./keys";
import { rsaKeyVectors } from "./rsa-keys";
import { ps256Vectors, rs256Vectors } from "./rsa-vectors";
import { duplicateVectors, serializationVectors } from "./serialization-vectors";

/** The verdict on a group of vectors: the names of those that the verifier got wrong. */
export interface Judgement {
  group: string;
  cases: number;
  falseAccepts: string[];
  falseRejects: string[];
}

/** Verifies every vector with the verifier of this installation: its issuers, its key set, its cache. */
export async function judgeVectors(): Promise<Judgement[]> {
  const keys = makeVectorKeys();
  const identity = edKeyVectors(keys.ed.jwk).find(({ name }) => name === "small-order point 0");
  const published = [
    ...Object.values(keys).map(({ jwk }) => jwk),
    Object.assign({}, identity?.jwk, { kid: "identity" }),
  ];
  const usable = await readKeySet({ keys: published }, algorithms);
  const own = ownIssuers({ origin: vectorOrigin, findKey: async (kid) => usable.find((key) => key.kid === kid) });
  const services = serviceIssuers({ JWT_SHARED_SECRET: serviceSecret }, vectorOrigin);
  const verifier = createTokenVerifier({ bearer: [...own.bearer, ...services], cookie: own.cookie });
  const groups: Record<string, Vector[]> = {
    EdDSA: edVectors(keys.ed),
    ES256: ecVectors(keys.ec),
    RS256: rs256Vectors(keys.rs),
    PS256: ps256Vectors(keys.ps),
    HS256: hmacVectors(),
    "confusion of algorithms": confusionVectors(keys),
    header: headerVectors(keys),
    serialization: serializationVectors(keys),
    "names that stand twice": duplicateVectors(keys),
    claims: claimVectors(keys),
    "a key of small order": [{ name: "signed by nobody", token: forgedForSmallOrder("identity"), isValid: false }],
  };
  const judged = Object.entries(groups).map(([group, vectors]) =>
    judge(group, vectors, async ({ token }) => (await verifier.verify("bearer", token)).refusal === undefined),
  );
  const cookies = judge(
    "cookies",
    cookieVectors(keys),
    async ({ token }) => (await verifier.verify("cookie", token)).refusal === undefined,
  );
  const keyVectors = [...edKeyVectors(keys.ed.jwk), ...ecKeyVectors(keys.ec.jwk), ...rsaKeyVectors(keys.rs.jwk)];
  return Promise.all([...judged, cookies, judgeKeys(keyVectors)]);
}

function judgeKeys(vectors: KeyVector[]): Promise<Judgement> {
  const cases = vectors.map(({ name, jwk, isUsable }) => ({
    name: `${jwk.kty ?? ""} ${name}`,
    jwk,
    isValid: isUsable,
  }));
  return judge("public keys", cases, async ({ jwk }) => (await readKeySet({ keys: [jwk] }, algorithms)).length > 0);
}

async function judge<Case extends { name: string; isValid: boolean }>(
  group: string,
  cases: Case[],
  isAccepted: (one: Case) => Promise<boolean>,
): Promise<Judgement> {
  const judged = await Promise.all(cases.map(async (one) => ({ ...one, accepted: await isAccepted(one) })));
  return {
    group,
    cases: cases.length,
    falseAccepts: judged.filter(({ accepted, isValid }) => accepted && !isValid).map(({ name }) => name),
    falseRejects: judged.filter(({ accepted, isValid }) => !accepted && isValid).map(({ name }) => name),
  };
}
