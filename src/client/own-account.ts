import { asVoid, type AuthResult, postAuth } from "./auth";
import { readKey } from "./read-answer";
import { type OwnPassword, withOwnPassword } from "./second-factor";

/** Changes the password and ends every other session of the account. Never throws. */
export async function changePassword(input: { currentPassword: string; password: string }): Promise<AuthResult> {
  const { currentPassword, password: newPassword } = input;
  const result = await postAuth("change-password", { currentPassword, newPassword });
  // Better Auth uses this code for either password; errors of the new one have codes of their own.
  const isCurrent = !result.ok && result.failure.code === "INVALID_PASSWORD";
  if (isCurrent) return { ok: false, failure: { ...result.failure, code: "WRONG_CURRENT_PASSWORD" } };
  return asVoid(result);
}

/** A change of the account's address, by links in mails. */
export interface EmailChange {
  /** The new address. */
  to: string;
  /** Whether the first mail went to the current address, whose owner has to agree first. */
  needsApproval: boolean;
}

/** Requests another address. The answer does not reveal whether it is taken. Never throws. */
export async function changeEmail({ email }: { email: string }): Promise<AuthResult<EmailChange>> {
  const result = await postAuth("change-email", { newEmail: email });
  if (!result.ok) return result;
  const needsApproval = readKey(result.value, "approval");
  if (typeof needsApproval !== "boolean") return { ok: false, failure: { code: "UNKNOWN", status: 502 } };
  return { ok: true, value: { to: email, needsApproval } };
}

/** Deletes the account and signs the browser out. Never throws. */
export async function deleteAccount(input: OwnPassword & { confirmation: string }): Promise<AuthResult> {
  return asVoid(withOwnPassword(await postAuth("delete-user", input)));
}
