import { z } from "zod";
import { parseUniqueJson } from "./unique-json";

const header = z.looseObject({
  alg: z.string().min(1).max(20),
  kid: z.string().min(1).max(200).optional(),
  typ: z.string().max(100).optional(),
  crit: z.unknown().optional(),
  // A payload that is signed as it stands (RFC 7797) would be another one than is read here.
  b64: z.literal(true).optional(),
  // Its presence marks a JWE (RFC 7516 §9).
  enc: z.undefined().optional(),
});

const claimsSet = z.record(z.string(), z.unknown());

/** The two JSON parts of a JWT in compact form, before anything in them is trusted. */
export interface CompactJws {
  header: z.infer<typeof header>;
  /** The claims set; `undefined` when the payload is not a JSON object. */
  claims: Record<string, unknown> | undefined;
}

const maxLength = 8192;

/**
 * Parses a JWS in compact serialization (RFC 7515 §7.1) strictly: three non-empty parts of base64url without padding, white space or unused bits (RFC
 * 4648 §3.5), JSON without duplicate names, a header that is an object with an `alg`. Returns `undefined` for anything else, also for an unsecured
 * token (`none`), whose signature is empty.
 */
export function readCompactJws(token: string): CompactJws | undefined {
  if (token.length > maxLength) return undefined;
  const parts = token.split(".");
  const bytes = parts.map(decodeCanonical);
  const [headerBytes, payloadBytes, signature] = bytes;
  if (parts.length !== 3 || headerBytes === undefined || payloadBytes === undefined || signature === undefined)
    return undefined;
  const parsed = header.safeParse(parseUniqueJson(headerBytes));
  if (!parsed.success) return undefined;
  return { header: parsed.data, claims: claimsSet.safeParse(parseUniqueJson(payloadBytes)).data };
}

/** Decodes a part; `undefined` unless its encoding is canonical, so that no token can be written in two ways. */
function decodeCanonical(part: string): Buffer | undefined {
  const bytes = Buffer.from(part, "base64url");
  return part !== "" && bytes.toString("base64url") === part ? bytes : undefined;
}
