import { requestAuth, asVoid, type AuthResult, postAuth } from "./auth";
import { readString, readStrings } from "./read-answer";

/** The current password, of users who have one. */
export type OwnPassword = { password?: string };

const unknownAnswer: AuthResult<never> = { ok: false, failure: { code: "UNKNOWN", status: 502 } };

/** Completes a sign-in that requires the second factor: with six digits of the authenticator app, or else a backup code. Never throws. */
export async function verifySecondFactor({
  code,
  trustDevice,
}: {
  code: string;
  trustDevice: boolean;
}): Promise<AuthResult> {
  const digits = code.replaceAll(/\s/g, "");
  const isAuthenticator = /^\d{6}$/.test(digits);
  const path = `two-factor/verify-${isAuthenticator ? "totp" : "backup-code"}`;
  return asVoid(await postAuth(path, { code: isAuthenticator ? digits : code, trustDevice }));
}

/** Starts the setup of an authenticator app, which takes effect with `finishAuthenticatorSetup`. Never throws. */
export async function startAuthenticatorSetup(
  reassurance: OwnPassword,
): Promise<AuthResult<{ address: string; backupCodes: string[] }>> {
  const result = withOwnPassword(await postAuth("two-factor/enable", reassurance));
  if (!result.ok) return result;
  const address = readString(result.value, "totpURI");
  const backupCodes = readStrings(result.value, "backupCodes");
  return address !== undefined && backupCodes ? { ok: true, value: { address, backupCodes } } : unknownAnswer;
}

/** Finishes the setup with the first code; two-step sign-in is on from then. Never throws. */
export async function finishAuthenticatorSetup({ code }: { code: string }): Promise<AuthResult> {
  return asVoid(await postAuth("two-factor/verify-totp", { code: code.replaceAll(/\s/g, "") }));
}

/** Replaces the backup codes; earlier ones stop working. Never throws. */
export async function renewBackupCodes(reassurance: OwnPassword): Promise<AuthResult<string[]>> {
  const result = withOwnPassword(await postAuth("two-factor/generate-backup-codes", reassurance));
  if (!result.ok) return result;
  const backupCodes = readStrings(result.value, "backupCodes");
  return backupCodes ? { ok: true, value: backupCodes } : unknownAnswer;
}

/** Turns two-step sign-in off. Never throws. */
export async function disableAuthenticator(reassurance: OwnPassword): Promise<AuthResult> {
  return asVoid(withOwnPassword(await postAuth("two-factor/disable", reassurance)));
}

/** Confirms the user's identity for the next ten minutes, by password, code or passkey. Never throws. */
export async function confirmIdentity(
  proof: { password: string } | { code: string } | { response: object },
): Promise<AuthResult> {
  return asVoid(withOwnPassword(await postAuth("confirm", proof)));
}

/** Renames a passkey. Never throws. */
export async function renamePasskey(input: { id: string; name: string }): Promise<AuthResult> {
  return asVoid(await postAuth("passkey/update-passkey", input));
}

/** Removes a passkey. Never throws. */
export async function removePasskey({ id }: { id: string }): Promise<AuthResult> {
  return asVoid(await postAuth("passkey/delete-passkey", { id }));
}

/** Requests a passkey challenge, and returns what the browser needs to answer it. Never throws. */
export function promptForPasskey(kind: "register" | "authenticate"): Promise<AuthResult<unknown>> {
  return requestAuth(`passkey/generate-${kind}-options`);
}

/** Replaces Better Auth's code for a wrong password: here it was the user's own password. */
export function withOwnPassword<Value>(result: AuthResult<Value>): AuthResult<Value> {
  if (result.ok || result.failure.code !== "INVALID_PASSWORD") return result;
  return { ok: false, failure: { ...result.failure, code: "WRONG_PASSWORD" } };
}
