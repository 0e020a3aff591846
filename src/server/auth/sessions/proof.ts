import type { OpenEndpoint, Proof } from "../better-auth/open-endpoint";
import type { StepUpMethod } from "../second-factor/step-up-status";

/** Returns what the call of `endpoint` has proved; `undefined` when it opens no session. */
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
 * Returns whether `proof` makes a step-up unnecessary for now. It has to be one of the account's `methods`; a passkey also has to have verified its
 * user. Without any method a new sign-in is the only way, so every proof counts.
 */
export function isSufficient(proof: readonly Proof[], methods: StepUpMethod[]): boolean {
  if (methods.length === 0) return true;
  if (proof.includes("hwk")) return proof.includes("mfa") && methods.includes("passkey");
  return proof.some((each) => {
    const method = methodOf[each];
    return method !== undefined && methods.includes(method);
  });
}
