export const authKinds = ["password", "sign_up", "google", "second_factor", "passkey", "mail", "reset"] as const;
export type AuthKind = (typeof authKinds)[number];

export const authOutcomes = ["success", "pending", "failure", "limited", "unavailable"] as const;
export type AuthOutcome = (typeof authOutcomes)[number];

/** Counts a request to Better Auth that authenticates by `kind`, or fails to. */
export function countAuthentication(
  kind: AuthKind | undefined,
  response: Pick<Response, "status" | "headers">,
  count: (kind: AuthKind, outcome: AuthOutcome) => void,
): void {
  if (kind !== undefined) count(kind, outcomeOf(kind, response));
}

/** Returns the outcome of an attempt. Better Auth marks a failed redirect by `error` in its address, and a session by its cookie. */
function outcomeOf(kind: AuthKind, { status, headers }: Pick<Response, "status" | "headers">): AuthOutcome {
  if (status === 429) return "limited";
  if (status >= 500) return "unavailable";
  if (status >= 400 || /[?&]error=/.test(headers.get("location") ?? "")) return "failure";
  if (kind !== "password" && kind !== "sign_up") return "success";
  return headers.getSetCookie().some((cookie) => /session_token=[^;]/.test(cookie)) ? "success" : "pending";
}
