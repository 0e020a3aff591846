/** So much within a window, counted from the first use. */
export interface Tier {
  /** Names the tier in headers and keys. */
  name: string;
  limit: number;
  /** In seconds. */
  window: number;
}

/** Procedures and REST: a person by account, a visitor by address. A call counts as what its procedure says it costs. */
export const callTiers = {
  person: { name: "person", limit: 1200, window: 60 },
  visitor: { name: "visitor", limit: 300, window: 60 },
} satisfies Record<string, Tier>;

const perAddress = (name: string, limit: number, window: number): Tier => ({ name: `${name}-address`, limit, window });

/** What a request to Better Auth counts against: by address, and where it names an account, by account and address together. */
export interface AuthTiers {
  address: Tier;
  /** Nobody but who keeps trying from there is slowed: the owner, elsewhere, signs in as always. */
  account?: Tier;
  /** A request that succeeds is given back: what counts is guessing. */
  countsFailures?: true;
}

const ordinary: AuthTiers = { address: perAddress("auth", 300, 60) };
const tiersByPath: [RegExp, AuthTiers][] = [
  [
    /^\/sign-in\//,
    {
      address: perAddress("sign-in", 40, 300),
      account: { name: "sign-in-account", limit: 8, window: 300 },
      countsFailures: true,
    },
  ],
  [
    /^\/(two-factor\/verify|passkey\/verify-authentication|confirm$)/,
    { address: perAddress("second-factor", 15, 300), countsFailures: true },
  ],
  [/^\/sign-up\//, { address: perAddress("sign-up", 100, 3600) }],
  [
    /^\/(request-password-reset|send-verification-email|change-email$|magic-link)/,
    { address: perAddress("mail", 10, 3600), account: { name: "mail-account", limit: 3, window: 3600 } },
  ],
  [/^\/(reset-password|change-password|delete-user)/, { address: perAddress("password", 20, 3600) }],
];

/** The tiers for a path below `/api/auth`. */
export function authTiers(path: string): AuthTiers {
  return tiersByPath.find(([pattern]) => pattern.test(path))?.[1] ?? ordinary;
}
