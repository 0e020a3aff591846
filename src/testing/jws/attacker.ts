import { generateKeyPairSync, sign, type JsonWebKey } from "node:crypto";
import type { Sign } from "./compact";

/** Returns a valid Ed25519 key that no issuer trusts. */
export function edwardsAttacker(): { jwk: JsonWebKey; sign: Sign } {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  return { jwk: publicKey.export({ format: "jwk" }), sign: (input) => sign(null, input, privateKey) };
}
