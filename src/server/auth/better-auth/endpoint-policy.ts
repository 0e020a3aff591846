import { closedEndpoints } from "./closed-endpoints";
import * as bodies from "./endpoint-bodies";
import { byAddress, byLink, get, type OpenEndpoint, own, post, signIn } from "./open-endpoint";

const open = {
  "/sign-up/email": post("sign-up", false, byAddress("account.created"), {
    newPassword: "password",
    opens: { proof: ["pwd"], secondFactor: "none yet" },
    metric: "sign_up",
  }),
  "/sign-in/email": post("sign-in", false, signIn("password", "email"), {
    takesForms: true,
    opens: { proof: ["pwd"], secondFactor: "asked by Better Auth" },
    metric: "password",
  }),
  "/sign-in/social": post("start", false, signIn("google", "visitor"), { body: bodies.googleStart }),
  // Google redirects the browser here, so the plugin declares it for the server alone.
  "/callback/:id": {
    ...post("ordinary", false, signIn("google", "visitor")),
    methods: ["GET", "POST"],
    takesForms: true,
    parameter: "google",
    opens: { proof: ["fed"], secondFactor: "asked here" },
    metric: "google",
  },
  "/sign-out": post("ordinary", false, own("session.ended")),
  "/get-session": get({ usesSession: "when renewed" }),
  "/token": get({ usesSession: "always", mintsToken: true }),
  "/jwks": get(),
  "/list-accounts": get(),
  "/link-social": post("ordinary", true, own("account.linked"), {
    body: bodies.googleStart,
    needsConfirmedAddress: true,
  }),
  "/update-user": post("ordinary", false, own("account.changed")),
  "/change-password": post("password", "or its password", own("password.changed"), {
    newPassword: "newPassword",
    guesses: "secret",
    replacesSession: true,
  }),
  "/confirm": post("second-factor", false, own("password.confirmed"), { guesses: "secret" }),
  "/delete-user": post("password", true, own("account.deleted"), { guesses: "secret" }),
  "/request-password-reset": post("mail", false, byAddress("password.reset_requested")),
  "/reset-password": post("password", false, byLink("password.reset"), { newPassword: "newPassword", metric: "reset" }),
  "/send-verification-email": post("mail", false, byAddress("email.verification_requested")),
  "/verify-email": post("link", false, byLink("email.verified"), { newPassword: "newPassword" }),
  "/change-email": post("mail", true, own("email.change_requested"), { needsConfirmedAddress: true }),
  "/change-email/approve": post("link", false, byLink("email.change_approved")),
  "/change-email/confirm": post("link", false, byLink("email.changed")),
  "/two-factor/enable": post("ordinary", true, own("second_factor.setup_started"), {
    body: bodies.enrolment,
    guesses: "secret",
    needsConfirmedAddress: true,
  }),
  "/two-factor/disable": post("ordinary", true, own("second_factor.disabled"), {
    guesses: "secret",
    replacesSession: true,
    endsLinks: true,
    mail: "disabled",
  }),
  "/two-factor/verify-totp": post("second-factor", false, signIn("authenticator", "pending"), {
    body: bodies.authenticatorCode,
    guesses: "second factor",
    spends: "authenticator code",
    needsConfirmedAddress: true,
    opens: { proof: ["otp", "mfa"], secondFactor: "given" },
    replacesSession: true,
    mail: "enabled",
    metric: "second_factor",
  }),
  "/two-factor/verify-backup-code": post("second-factor", false, signIn("backup_code", "pending"), {
    body: bodies.backupCode,
    guesses: "second factor",
    spends: "backup code",
    opens: { proof: ["otp", "mfa"], secondFactor: "given" },
    mail: "backup-code-used",
    metric: "second_factor",
  }),
  "/two-factor/generate-backup-codes": post("ordinary", true, own("second_factor.codes_renewed"), {
    guesses: "secret",
    mail: "backup-codes-renewed",
  }),
  "/passkey/generate-register-options": get({ stepUp: true, needsConfirmedAddress: true }),
  "/passkey/verify-registration": post("ordinary", false, own("passkey.added"), {
    body: bodies.newPasskey,
    needsConfirmedAddress: true,
    mail: "passkey-added",
  }),
  "/passkey/generate-authenticate-options": get(),
  "/passkey/verify-authentication": post("second-factor", false, signIn("passkey", "pending"), {
    body: bodies.presentedPasskey,
    opens: { proof: ["hwk"], secondFactor: "given" },
    metric: "passkey",
  }),
  "/passkey/update-passkey": post("ordinary", false, own("passkey.changed"), { body: bodies.passkeyName }),
  "/passkey/delete-passkey": post("ordinary", true, own("passkey.removed"), {
    body: bodies.passkeyId,
    endsLinks: true,
    mail: "passkey-removed",
  }),
} satisfies Record<`/${string}`, OpenEndpoint>;

/**
 * Every endpoint of Better Auth and its plugins, with what is decided about it. An endpoint that is not listed is not routed, and neither the types
 * nor the tests pass until it is.
 */
export const endpointPolicy = { ...open, ...closedEndpoints };

export type OpenPath = keyof typeof open;

/** The endpoints that are offered, by their paths below `/api/auth` as Better Auth spells them. */
export const openEndpoints: ReadonlyMap<string, OpenEndpoint> = new Map<string, OpenEndpoint>(Object.entries(open));

interface Call {
  path?: string | undefined;
}

/** Returns a hook's matcher for the endpoint at `path`. */
export const at =
  (path: OpenPath) =>
  (call: Call): boolean =>
    call.path === path;

/** The boolean columns of the policy. */
type Applicable = Exclude<keyof OpenEndpoint, "methods" | "limit" | "audit">;

/** Returns a hook's matcher for the endpoints to which `column` applies. */
export const where =
  (column: Applicable) =>
  (call: Call): boolean => {
    const decided = endpointAt(call)?.[column];
    return decided !== undefined && decided !== false;
  };

/** Returns the policy of the called endpoint, or `undefined` if none is offered. */
export function endpointAt({ path = "" }: Call): OpenEndpoint | undefined {
  return openEndpoints.get(path);
}
