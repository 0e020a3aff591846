import type { z } from "zod";
import type { EventKind } from "../../audit/kinds";
import type { AuthLimitName } from "../../limits/policies";
import type { AuthKind } from "./outcome";

/** How a user authenticated, as RFC 8176 names it; `fed` stands for another identity provider, `mfa` for more than one factor. */
export type Proof = "pwd" | "otp" | "hwk" | "fed" | "mfa";

/** A change of an account's second factor, which its owner is notified of by mail. */
export type FactorChange =
  | "enabled"
  | "disabled"
  | "passkey-added"
  | "passkey-removed"
  | "backup-codes-renewed"
  | "backup-code-used";

/** What a call records in the audit log. */
export interface EndpointAudit {
  kind: EventKind;
  /**
   * The account it concerns: that of the session, of the link, of the e-mail address in the body, or of a sign-in that waits for its second factor.
   * `visitor` is a sign-in that names no account beforehand.
   */
  concerns: "session" | "link" | "email" | "pending" | "visitor";
  /** The method of a sign-in. */
  method?: string;
}

/** The session that an endpoint opens for a visitor. The browser is recorded, and the owner gets a mail if it is new to the account. */
interface Opening {
  proof: readonly Proof[];
  /**
   * How the second factor of the account is handled: Better Auth asks for it, Keel asks for it, it was just given, or the account is too new to have
   * one.
   */
  secondFactor: "asked by Better Auth" | "asked here" | "given" | "none yet";
}

/** The policy of an endpoint that is offered. A column that does not apply is absent. */
export interface OpenEndpoint {
  methods: readonly ("GET" | "POST")[];
  /** The limits of a call, see `authPolicies`. */
  limit: AuthLimitName;
  /** Whether the caller has to step up first; at one endpoint, the password that it takes is enough without a second factor. */
  stepUp: boolean | "or its password";
  /** `nothing` if it only reads, prepares or redirects. */
  audit: EndpointAudit | "nothing";
  /** Whether it accepts a form besides JSON. */
  takesForms?: true;
  /** The schema of its body, where Better Auth would accept more, or fail with 500. */
  body?: z.ZodType;
  /** The field in which a new password is chosen. */
  newPassword?: "password" | "newPassword";
  /** The value of its path parameter with which a call proves anything. */
  parameter?: string;
  /** Whether it compares a secret, so that guesses are counted: of the session's account, or the second factor of a sign-in that waits for it. */
  guesses?: "secret" | "second factor";
  /** The kind of one-time code that it uses up. */
  spends?: "authenticator code" | "backup code";
  /** Whether it requires a confirmed address, because it would let its caller back in once the owner of the address comes. */
  needsConfirmedAddress?: true;
  opens?: Opening;
  /** Whether it replaces the caller's session. The new one is worth no more. */
  replacesSession?: true;
  /** Whether a call counts as use of the session: always, or once it has renewed the session's cookie. */
  usesSession?: "always" | "when renewed";
  /** Whether it answers with a Bearer token, for programs other than pages. */
  mintsToken?: true;
  /** The notice that the owner gets by mail after a success in a session. */
  mail?: FactorChange;
  /** Whether links that were mailed before end, because an attacker may have asked for them. */
  endsLinks?: true;
  /** The kind that an attempt has in the metrics. */
  metric?: AuthKind;
}

type Columns = Omit<OpenEndpoint, "methods" | "limit" | "stepUp" | "audit">;

/** Declares an endpoint that changes something. Every decision that restricts access is spelled out. */
export const post = (
  limit: AuthLimitName,
  stepUp: OpenEndpoint["stepUp"],
  audit: OpenEndpoint["audit"],
  columns: Columns = {},
): OpenEndpoint => ({ methods: ["POST"], limit, stepUp, audit, ...columns });

/** Declares an endpoint that only reads or prepares. */
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
