import type { OpenEndpoint, Proof } from "../better-auth/open-endpoint";
import type { StepUpMethod } from "../second-factor/step-up-status";

/** Returns what was proved by who has called `endpoint`; `undefined` when it opens no session. */
export function proofOf({
  endpoint: { opens },
  isUserVerified,
}: {
  endpoint: Pick<OpenEndpoint, "opens">;
  isUserVerified: boolean;
}): readonly Proof[] | undefined {
  const proof = opens?.proof;
  return proof?.includes("hwk") === true && isUserVerified ? [...proof, "mfa"] : proof;
}

const methodOf: Partial<Record<Proof, StepUpMethod>> = { pwd: "password", otp: "code" };

/**
 * Returns whether who gave `proof` need not confirm for now. It has to be one of the `methods` by which this account confirms, a passkey one that
 * verified its user. Where an account has no such method, signing in anew is the only way, so any proof counts.
 */
export function isSufficient(proof: readonly Proof[], methods: StepUpMethod[]): boolean {
  if (methods.length === 0) return true;
  if (proof.includes("hwk")) return proof.includes("mfa") && methods.includes("passkey");
  return proof.some((each) => {
    const method = methodOf[each];
    return method !== undefined && methods.includes(method);
  });
}
