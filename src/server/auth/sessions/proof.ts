import type { ConfirmationMethod } from "../second-factor/step-up-status";

/** How somebody showed who they are, as RFC 8176 names it; `fed` stands for another identity provider, `mfa` for more than one factor. */
type Proof = "pwd" | "otp" | "hwk" | "fed" | "mfa";

/** What is proved once an endpoint of Better Auth opens a session for somebody who had none. Others open none. */
const proofs = new Map<string, Proof[]>([
  ["/sign-up/email", ["pwd"]],
  ["/sign-in/email", ["pwd"]],
  ["/callback/google", ["fed"]],
  ["/two-factor/verify-totp", ["otp", "mfa"]],
  ["/two-factor/verify-backup-code", ["otp", "mfa"]],
  ["/passkey/verify-authentication", ["hwk"]],
]);

/** Endpoints that replace the session they are called in. What they prove anew does not count for more than it had. */
const replacing = new Set(["/change-password", "/two-factor/verify-totp", "/two-factor/disable"]);

/** Returns whether the endpoint at `path`, called in a session, puts another one in its place. */
export function replacesSession(path: string): boolean {
  return replacing.has(path);
}

/** Returns what the endpoint at `path` has proved; `undefined` when it opens no session. */
export function proofOf({ path, isUserVerified }: { path: string; isUserVerified: boolean }): Proof[] | undefined {
  const proof = proofs.get(path);
  return proof?.includes("hwk") === true && isUserVerified ? [...proof, "mfa"] : proof;
}

const methodOf: Partial<Record<Proof, ConfirmationMethod>> = { pwd: "password", otp: "code" };

/**
 * Returns whether who gave `proof` need not confirm for now. It has to be one of the `methods` by which this account confirms, a passkey one that
 * verified its user. Where an account has no such method, signing in anew is the only way, so any proof counts.
 */
export function isSufficient(proof: Proof[], methods: ConfirmationMethod[]): boolean {
  if (methods.length === 0) return true;
  if (proof.includes("hwk")) return proof.includes("mfa") && methods.includes("passkey");
  return proof.some((each) => {
    const method = methodOf[each];
    return method !== undefined && methods.includes(method);
  });
}
