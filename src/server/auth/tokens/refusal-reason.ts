export const refusalReasons = [
  "malformed",
  "critical_extension",
  "unknown_issuer",
  "wrong_type",
  "algorithm_not_allowed",
  "unknown_key",
  "bad_signature",
  "missing_claim",
  "bad_claim",
  "expired",
  "not_yet_valid",
  "lives_too_long",
  "wrong_audience",
  "revoked",
  "no_session",
  "cross_site",
] as const;

/** Why a token was refused: for the log, the metrics and administrators. The caller learns only that it was. */
export type RefusalReason = (typeof refusalReasons)[number];
