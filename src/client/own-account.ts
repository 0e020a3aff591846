import { asVoid, type AuthResult, postAuth } from "./auth";
import { readKey } from "./read-answer";
import { type OwnPassword, withOwnPassword } from "./second-factor";

/** Changes the password and ends every other session of the account. Never throws. */
export async function changePassword(input: { currentPassword: string; password: string }): Promise<AuthResult> {
  const { currentPassword, password: newPassword } = input;
  const result = await postAuth("change-password", { currentPassword, newPassword });
  // Better Auth's word for either password; what is wrong with the new one has codes of its own.
  const isCurrent = !result.ok && result.failure.code === "INVALID_PASSWORD";
  if (isCurrent) return { ok: false, failure: { ...result.failure, code: "WRONG_CURRENT_PASSWORD" } };
  return asVoid(result);
}

/** How an account gets another address: by links in mails. */
export interface EmailChange {
  /** The address to be. */
  to: string;
  /** Whether the first message went to the present address, whose owner has to agree first. */
  needsApproval: boolean;
}

/** Asks for another address. Whether it is taken, the answer does not tell. Never throws. */
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
