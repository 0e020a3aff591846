import { asVoid, type AuthResult, postAuth } from "./auth";
import { readString } from "./read-answer";
import { promptForPasskey, confirmIdentity } from "./second-factor";

/** Why this browser cannot use passkeys at this address; `undefined` when it can. */
export type PasskeyObstacle = "address" | "connection" | "browser";

/** Returns why passkeys do not work here: a site needs a host name and https (https://www.w3.org/TR/webauthn-3/#rp-id). */
export function passkeyObstacle(): PasskeyObstacle | undefined {
  const { hostname } = window.location;
  if (/^[\d.]+$|^\[/.test(hostname)) return "address";
  if (!window.isSecureContext) return "connection";
  return typeof window.PublicKeyCredential === "function" ? undefined : "browser";
}

const load = () => import("@simplewebauthn/browser");
type Library = Awaited<ReturnType<typeof load>>;
type CreationOptions = Parameters<Library["startRegistration"]>[0]["optionsJSON"];
type RequestOptions = Parameters<Library["startAuthentication"]>[0]["optionsJSON"];

const isCreation = (value: unknown): value is CreationOptions => readString(value, "challenge") !== undefined;
const isRequest = (value: unknown): value is RequestOptions => readString(value, "challenge") !== undefined;
const cancelled: AuthResult<never> = { ok: false, failure: { code: "PASSKEY_CANCELLED", status: 0 } };

/** Creates a passkey and adds it to the account. Fails with `PASSKEY_CANCELLED` when the user or the browser cancels. Never throws. */
export async function addPasskey({ name }: { name: string }): Promise<AuthResult> {
  const asked = await promptForPasskey("register");
  if (!asked.ok) return asked;
  const { value: optionsJSON } = asked;
  if (!isCreation(optionsJSON)) return cancelled;
  const made = await perform((library) => library.startRegistration({ optionsJSON }));
  if (!made.ok) return made;
  return asVoid(await postAuth("passkey/verify-registration", { response: made.value, ...(name !== "" && { name }) }));
}

/** Signs in with a passkey, alone or as the second factor of a pending sign-in. Never throws. */
export async function signInWithPasskey({ autofill = false } = {}): Promise<AuthResult> {
  const answer = await answerChallenge(autofill);
  return answer.ok ? asVoid(await postAuth("passkey/verify-authentication", { response: answer.value })) : answer;
}

/** Confirms the user's identity with a passkey. Never throws. */
export async function confirmWithPasskey(): Promise<AuthResult> {
  const answer = await answerChallenge(false);
  return answer.ok ? confirmIdentity({ response: answer.value }) : answer;
}

/** Returns whether the browser offers passkeys in the autofill menu of a field. */
export async function canAutofillPasskeys(): Promise<boolean> {
  if (passkeyObstacle() !== undefined) return false;
  return (await window.PublicKeyCredential.isConditionalMediationAvailable?.()) ?? false;
}

async function answerChallenge(autofill: boolean): Promise<AuthResult<object>> {
  const asked = await promptForPasskey("authenticate");
  // A failed offer needs no message: a sign-in that the user starts reports the failure.
  if (!asked.ok) return autofill ? cancelled : asked;
  const { value: optionsJSON } = asked;
  if (!isRequest(optionsJSON)) return cancelled;
  return perform((library) => library.startAuthentication({ optionsJSON, useBrowserAutofill: autofill }));
}

async function perform<Value>(ceremony: (library: Library) => Promise<Value>): Promise<AuthResult<Value>> {
  let library: Library;
  try {
    library = await load();
  } catch {
    return { ok: false, failure: { code: "UNREACHABLE", status: 0 } };
  }
  try {
    return { ok: true, value: await ceremony(library) };
  } catch (error) {
    const isKnown =
      error instanceof library.WebAuthnError && error.code === "ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED";
    return isKnown ? { ok: false, failure: { code: "PASSKEY_EXISTS", status: 0 } } : cancelled;
  }
}
