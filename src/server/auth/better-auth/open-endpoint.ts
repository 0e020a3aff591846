import type { z } from "zod";
import type { EventKind } from "../../audit/kinds";
import type { AuthLimitName } from "../../limits/policies";
import type { AuthKind } from "./outcome";

/** How somebody showed who they are, as RFC 8176 names it; `fed` stands for another identity provider, `mfa` for more than one factor. */
export type Proof = "pwd" | "otp" | "hwk" | "fed" | "mfa";

/** What has become of the second factor of an account, which its owner is told by mail. */
export type FactorChange =
  | "enabled"
  | "disabled"
  | "passkey-added"
  | "passkey-removed"
  | "backup-codes-renewed"
  | "backup-code-used";

/** What a call leaves in the audit trail. */
export interface EndpointAudit {
  kind: EventKind;
  /**
   * Whose account it concerns: that of the session, of the link that is followed, of the e-mail address that was typed, or of a sign-in that waits for
   * its second factor. `visitor` is a sign-in that names no account beforehand.
   */
  concerns: "session" | "link" | "email" | "pending" | "visitor";
  /** Of a sign-in: by what. */
  method?: string;
}

/** The session that an endpoint opens for somebody who had none. The browser is noted, and where it is new to the account its owner gets a mail. */
interface Opening {
  proof: readonly Proof[];
  /**
   * What becomes of the second factor of an account that has one: Better Auth asks for it, it is asked for here, it has just been given, or the account
   * is too new to have one.
   */
  secondFactor: "asked by Better Auth" | "asked here" | "given" | "none yet";
}

/** What is decided about an endpoint that is offered. What need not be decided for each is absent where it does not apply. */
export interface OpenEndpoint {
  methods: readonly ("GET" | "POST")[];
  /** What a call counts against, see `authPolicies`. */
  limit: AuthLimitName;
  /** Whether who signed in a while ago has to prove again that it is them; at one, the password that it takes is enough for who has no second factor. */
  stepUp: boolean | "or its password";
  /** `nothing` where it reads, prepares, or only leads elsewhere. */
  audit: EndpointAudit | "nothing";
  /** Whether it takes a form, too, and not JSON alone. */
  takesForms?: true;
  /** What its body may be, where Better Auth would take more, or take it as it comes and fail with 500. */
  body?: z.ZodType;
  /** The field in which a new password is chosen. */
  newPassword?: "password" | "newPassword";
  /** The value of the parameter in its path with which a call proves anything. */
  parameter?: string;
  /** Whether it compares a secret, whose guesses are counted: of the session's account, or the second factor of a sign-in that waits for it. */
  guesses?: "secret" | "second factor";
  /** Of which kind is the code that works once. */
  spends?: "authenticator code" | "backup code";
  /** Whether it waits until the address of the account is confirmed: it would let its caller back in once the owner of the address has come. */
  needsConfirmedAddress?: true;
  opens?: Opening;
  /** Whether it puts another session in the place of the one it is called in, which is worth no more than that. */
  replacesSession?: true;
  /** Whether a call counts as use of the session, or does so once it has renewed the session's cookie. */
  usesSession?: "always" | "when renewed";
  /** Whether it answers with a Bearer token, for programs other than pages. */
  mintsToken?: true;
  /** What its owner is told by mail once it has succeeded in a session. */
  mail?: FactorChange;
  /** Whether links that were mailed before are over, for a stranger may have asked for them. */
  endsLinks?: true;
  /** As what an attempt is counted in the metrics. */
  metric?: AuthKind;
}

type Columns = Omit<OpenEndpoint, "methods" | "limit" | "stepUp" | "audit">;

/** An endpoint that changes something. Every decision that keeps somebody out is spelled out. */
export const post = (
  limit: AuthLimitName,
  stepUp: OpenEndpoint["stepUp"],
  audit: OpenEndpoint["audit"],
  columns: Columns = {},
): OpenEndpoint => ({ methods: ["POST"], limit, stepUp, audit, ...columns });

/** An endpoint that only reads or prepares. */
export const get = (columns: Columns & Partial<Pick<OpenEndpoint, "stepUp">> = {}): OpenEndpoint => ({
  methods: ["GET"],
  limit: "ordinary",
  stepUp: false,
  audit: "nothing",
  ...columns,
});

export const signIn = (method: string, concerns: EndpointAudit["concerns"]): EndpointAudit => ({
  kind: "session.started",
  concerns,
  method,
});
export const own = (kind: EventKind): EndpointAudit => ({ kind, concerns: "session" });
export const byLink = (kind: EventKind): EndpointAudit => ({ kind, concerns: "link" });
export const byAddress = (kind: EventKind): EndpointAudit => ({ kind, concerns: "email" });
