import { asVoid, type AuthResult, postAuth } from "./auth";
import { readString } from "./read-answer";
import { withOwnPassword } from "./second-factor";

/** Sends the link to choose a new password if the address has an account, which the answer does not reveal. Returns the address. Never throws. */
export async function requestPasswordReset({ email }: { email: string }): Promise<AuthResult<string>> {
  const result = await postAuth("request-password-reset", { email });
  return result.ok ? { ok: true, value: email } : result;
}

/** Sends the link to confirm an address if it is unconfirmed, which the answer does not reveal. Returns the address. Never throws. */
export async function sendVerification({ email }: { email: string }): Promise<AuthResult<string>> {
  const result = await postAuth("send-verification-email", { email });
  return result.ok ? { ok: true, value: email } : result;
}

/** Uses the link up and ends every session of the account. Does not sign in. Never throws. */
export async function resetPassword(input: { token: string; password: string }): Promise<AuthResult> {
  return asVoid(await postAuth("reset-password", { token: input.token, newPassword: input.password }));
}

/** The proof that a signed-out visitor owns the account: its password, or a new one. */
export type LinkPassword = { password?: string } | { newPassword: string };

/** Uses the link up, and returns the confirmed address. Never throws. */
export async function verifyEmail(token: string, proof: LinkPassword = {}): Promise<AuthResult<string>> {
  const result = withOwnPassword(await postAuth("verify-email", { token, ...proof }));
  return result.ok ? { ok: true, value: readString(result.value, "email") ?? "" } : result;
}

/** Uses the link up: the owner of the current address agrees. Returns the new address. Never throws. */
export const approveEmailChange = (token: string) => followChange("approve", token, {});

/** Uses the link up: the owner of the new address confirms, which completes the change. Returns the new address. Never throws. */
export const confirmEmailChange = (token: string, proof: LinkPassword = {}) => followChange("confirm", token, proof);

async function followChange(
  step: "approve" | "confirm",
  token: string,
  proof: LinkPassword,
): Promise<AuthResult<string>> {
  const result = withOwnPassword(await postAuth(`change-email/${step}`, { token, ...proof }));
  return result.ok ? { ok: true, value: readString(result.value, "newEmail") ?? "" } : result;
}
