import type { Authenticate } from "../auth/authenticate";
import type { Metrics } from "./metrics";

/** Counts the decision about the credentials of each request that has any. */
export function countDecisions(
  authenticate: Authenticate,
  { tokenDecided }: Pick<Metrics, "tokenDecided">,
): Authenticate {
  return async (request) => {
    const answer = await authenticate(request);
    const { principal, refusal, cookies } = answer;
    const outcome = refusal ?? (principal && (cookies.length > 0 ? "renewed" : "accepted"));
    if (outcome !== undefined) tokenDecided(request.headers.has("authorization") ? "bearer" : "cookie", outcome);
    return answer;
  };
}
