/** A number of requests within a window that begins with the first. */
export interface LimitPolicy {
  /** Names the policy in headers and keys. */
  name: string;
  limit: number;
  /** In seconds. */
  window: number;
}

/** Limits of procedures and REST: a user by id, a visitor by address. A call counts as much as its procedure costs. */
export const callPolicies = {
  person: { name: "person", limit: 1200, window: 60 },
  visitor: { name: "visitor", limit: 300, window: 60 },
} satisfies Record<string, LimitPolicy>;

/** Limits of pages: by session if there is one, else by address. All sessions of one address share the limit of ten visitors. */
export const pagePolicies = {
  session: { name: "pages-session", limit: 600, window: 60 },
  address: { name: "pages", limit: 600, window: 60 },
  shared: { name: "pages-address", limit: 6000, window: 60 },
} satisfies Record<string, LimitPolicy>;

const hour = 3600;
const day = 24 * hour;

/**
 * Returns the limits for guesses at one secret of one account. All browsers that are new to the account share one budget, whatever their addresses.
 * Each known browser has its own, so that an attacker never locks the owner out. NIST SP 800-63B §5.2.2 allows at most 100 in a row.
 */
export const guessPolicies = (name: string, limit: number): readonly [LimitPolicy, LimitPolicy] => [
  { name, limit, window: 900 },
  { name: `${name}-day`, limit: 50, window: day },
];

/** The limits of a request to Better Auth. */
export interface AuthPolicies {
  /** Each request, by its address. */
  address: LimitPolicy;
  /** Each that names an account, by the account. Right passwords count too, because each takes a place in the hashing queue. */
  account?: LimitPolicy;
  /** Each that fails, by its address, unless the browser is known to the account. */
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
  /** Redirects the browser, and checks no secret. */
  start: { address: perAddress("start", 60, 300) },
  "sign-in": {
    address: perAddress("sign-ins", 300, 300),
    account: { name: "sign-ins-account", limit: 60, window: 900 },
    failures: perAddress("sign-in", 40, 300),
    guesses: guessPolicies("sign-in-account", 8),
  },
  /** Guesses at the second factor of an account are counted if it is known whose it is (`guess-guard.ts`). */
  "second-factor": { address: perAddress("second-factors", 300, 300), failures: perAddress("second-factor", 40, 300) },
  "sign-up": { address: perAddress("sign-up", 100, hour) },
  /** The outbox limits the mails per recipient. */
  mail: { address: perAddress("mail", 10, hour) },
  /** Links hold 190 random bits. */
  link: { address: perAddress("link", 60, hour) },
  password: { address: perAddress("password", 20, hour) },
} satisfies Record<string, AuthPolicies>;

export type AuthLimitName = keyof typeof authPolicies;
