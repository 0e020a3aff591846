/** So much within a window, counted from the first use. */
export interface LimitPolicy {
  /** Names the tier in headers and keys. */
  name: string;
  limit: number;
  /** In seconds. */
  window: number;
}

/** Procedures and REST: a person by account, a visitor by address. A call counts as what its procedure says it costs. */
export const callPolicies = {
  person: { name: "person", limit: 1200, window: 60 },
  visitor: { name: "visitor", limit: 300, window: 60 },
} satisfies Record<string, LimitPolicy>;

/** Pages: those of a session by the session, others by address. All sessions of one address together get what ten visitors get. */
export const pagePolicies = {
  session: { name: "pages-session", limit: 600, window: 60 },
  address: { name: "pages", limit: 600, window: 60 },
  shared: { name: "pages-address", limit: 6000, window: 60 },
} satisfies Record<string, LimitPolicy>;

const hour = 3600;
const day = 24 * hour;

/**
 * Guesses at one secret of one account. Browsers that the account does not know share the budget, however many addresses they come from; each
 * browser that it knows has one of its own, so that strangers never lock its owner out. NIST SP 800-63B §5.2.2 asks for at most 100 in a row.
 */
export const guessPolicies = (name: string, limit: number): readonly [LimitPolicy, LimitPolicy] => [
  { name, limit, window: 900 },
  { name: `${name}-day`, limit: 50, window: day },
];

/** What a request to Better Auth counts against. */
export interface AuthPolicies {
  /** Each request, by its address. */
  address: LimitPolicy;
  /** Each that names an account, by the account: right ones count too, for each takes a place in the queue for passwords. */
  account?: LimitPolicy;
  /** Each that fails, by its address, unless it comes from a browser that the account knows. */
  failures?: LimitPolicy;
  /** Each that fails and names an account, see {@link guessPolicies}. */
  guesses?: readonly LimitPolicy[];
}

const perAddress = (name: string, limit: number, window: number): LimitPolicy => ({
  name: `${name}-address`,
  limit,
  window,
});

export const authPolicies = {
  ordinary: { address: perAddress("auth", 300, 60) },
  /** Sends the browser elsewhere, and checks no secret. */
  start: { address: perAddress("start", 60, 300) },
  "sign-in": {
    address: perAddress("sign-ins", 300, 300),
    account: { name: "sign-ins-account", limit: 60, window: 900 },
    failures: perAddress("sign-in", 40, 300),
    guesses: guessPolicies("sign-in-account", 8),
  },
  /** Guesses at the second factor of an account are counted where it is known whose it is (`guess-guard.ts`). */
  "second-factor": { address: perAddress("second-factors", 300, 300), failures: perAddress("second-factor", 40, 300) },
  "sign-up": { address: perAddress("sign-up", 100, hour) },
  /** How many mails one recipient gets is bounded by the outbox. */
  mail: { address: perAddress("mail", 10, hour) },
  /** Links hold 190 random bits. */
  link: { address: perAddress("link", 60, hour) },
  password: { address: perAddress("password", 20, hour) },
} satisfies Record<string, AuthPolicies>;

export type AuthLimitName = keyof typeof authPolicies;
