import { readCompactJws } from "./compact-jws";
import type { RefusalReason } from "./refusal-reason";

/** What an administrator can do about each refusal. */
const explanations: Record<RefusalReason, string> = {
  malformed:
    "This is no JWT in compact form: three parts of canonical base64url, separated by dots, the first two JSON without duplicate names.",
  critical_extension: "Its header demands an extension (`crit`). None is supported.",
  unknown_issuer:
    "Its `iss` is not an issuer of this installation. Compare it with BETTER_AUTH_URL and JWT_TRUSTED_ISSUERS.",
  wrong_type: "Its header's `typ` is not that of a Bearer token. A cookie's token cannot be used as one.",
  algorithm_not_allowed: "Its `alg` is not one its issuer is configured for, or not the one of its key.",
  unknown_key: "No key of its issuer has its `kid`: it was rotated away, or comes from another installation.",
  bad_signature: "Its signature does not fit its key: it was changed, or signed with another key.",
  missing_claim: "It lacks one of `iss`, `sub`, `aud`, `exp`, `iat`.",
  bad_claim: "A claim has the wrong form; `sub` must be the id of a user.",
  expired: "It has expired. Get a new one.",
  not_yet_valid: "It is not valid yet (`iat`, `nbf`). Compare the clocks of the two machines.",
  lives_too_long: "It was made to live longer than its issuer may.",
  wrong_audience: "It is meant for another audience (`aud`).",
  revoked: "Its session has ended, or its user was banned, deleted, given another role, or never was here.",
  no_session: "There is no session for it.",
  cross_site: "It came from a page of another origin, which ALLOWED_ORIGINS does not list.",
};

export const explainRefusal = (refusal: RefusalReason) => explanations[refusal];

/** Returns the unverified header and claims of a token; `undefined` for anything else. */
export function showToken(token: string): { header: object; claims: object } | undefined {
  const jws = readCompactJws(token);
  return jws && { header: jws.header, claims: jws.claims ?? {} };
}
