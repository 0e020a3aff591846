import { existsSync } from "node:fs";
import { isIPv6 } from "node:net";
import { z } from "zod";
import { faultOfDatabaseUrl } from "./db/target/target";
import { knownServices, serviceForm } from "./http/address/push-endpoint";
import { publicOrigin } from "./http/address/public-origin";
import { parseMailAddress, senderFault } from "./mail/sender-address";
import { smtpUrl } from "./mail/smtp-url";
import { misspelledNames, incompleteSettings } from "./startup/setting-names";
import { StartupError } from "./startup/startup-error";

const wholeNumber = (min: number, max: number) => {
  const range = `must be a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, { error: range, abort: true })
    .transform(Number)
    .refine((number) => number >= min && number <= max, range);
};
const postgresUrl = z.string().superRefine((text, context) => {
  const fault = faultOfDatabaseUrl(text);
  if (fault !== undefined) context.addIssue({ code: "custom", message: `cannot be used: ${fault}` });
});
const list = z.string().transform((text) =>
  text
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== ""),
);
const proxy = z.union(
  [z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()],
  "must list addresses, or ranges such as 10.0.0.0/8",
);

const howToGenerate = "generate one with: openssl rand -base64 32";
const secret = z
  .string()
  .min(32, { error: `must have at least 32 characters; ${howToGenerate}`, abort: true })
  .refine((value) => !isGuessable(value), `is a known or guessable value; ${howToGenerate}`);

/** The format of `BETTER_AUTH_SECRETS`: `2:newer,1:older`. The first one signs, all of them can verify and decrypt. */
const versionedSecrets = list.pipe(
  z
    .array(
      z
        .string()
        .regex(/^\d{1,9}:/, { error: "must look like 2:newer-secret,1:older-secret", abort: true })
        .transform((entry) => ({ version: Number.parseInt(entry, 10), value: entry.slice(entry.indexOf(":") + 1) }))
        .pipe(z.object({ version: z.number(), value: secret })),
    )
    .min(1)
    .refine(
      (entries) => new Set(entries.map(({ version }) => version)).size === entries.length,
      "lists a version twice",
    ),
);

/** A key set is fetched over https, or over http from this machine. */
const keySetUrl = z
  .url({ abort: true })
  .refine((url) => /^https:\/\/|^http:\/\/(localhost|127\.0\.0\.1|\[::1\])[:/]/.test(url), "must be an https address")
  .refine((url) => !/[@#]/.test(url), "must not contain a user, a password or a fragment");

/** An address of this machine, as `listen` takes it: without the brackets that an IPv6 address has in a URL. */
const listenHost = z
  .string()
  .transform((text) => text.replace(/^\[(.+)\]$/, "$1"))
  .refine(
    (text) => /^[\w.-]+$/.test(text) || isIPv6(text),
    "must be an address or a name of this machine, such as 127.0.0.1; set the port in PORT",
  );
const trustedIssuers = z
  .string()
  .transform((text, context) => {
    try {
      return z.unknown().parse(JSON.parse(text));
    } catch {
      context.addIssue({ code: "custom", message: "must be JSON" });
      return z.NEVER;
    }
  })
  .pipe(
    z
      .array(
        z.strictObject({
          issuer: z.string().min(1),
          audience: z.string().min(1),
          jwks_url: keySetUrl,
          algorithms: z
            .array(z.enum(["EdDSA", "ES256", "RS256", "PS256"]))
            .min(1)
            .default(["EdDSA", "ES256", "RS256", "PS256"]),
        }),
      )
      .max(20),
  );

const variables = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
  PORT: wholeNumber(0, 65_535).default(3000),
  HOST: listenHost.optional(),
  BETTER_AUTH_URL: publicOrigin.optional(),
  BETTER_AUTH_SECRET: secret.optional(),
  BETTER_AUTH_SECRETS: versionedSecrets.optional(),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_DIRECT_URL: postgresUrl.optional(),
  DATABASE_PREPARE: z.enum(["true", "false"]).default("true"),
  DATA_DIR: z.string().default(".data"),
  GOOGLE_CLIENT_ID: z.string().optional(),
  GOOGLE_CLIENT_SECRET: z.string().optional(),
  SMTP_URL: smtpUrl.optional(),
  MAIL_FROM: z
    .string()
    .refine((text) => parseMailAddress(text) !== undefined, "must look like Keel <keel@example.com>")
    .optional(),
  PUSH_SERVICES: list
    .pipe(
      z
        .array(z.string().toLowerCase().regex(serviceForm, "must list hosts such as push.example.com or *.example.com"))
        .max(50),
    )
    .default(knownServices.split(",")),
  REQUIRE_EMAIL_VERIFICATION: z.enum(["true", "false"]).default("false"),
  ALLOWED_ORIGINS: list.pipe(z.array(publicOrigin)).default([]),
  TRUSTED_PROXIES: list.pipe(z.array(proxy)).default([]),
  ACCESS_TOKEN_TTL: wholeNumber(30, 900).default(900),
  JWT_ALGORITHM: z.enum(["EdDSA", "ES256", "RS256", "PS256"]).default("EdDSA"),
  JWT_SHARED_SECRET: secret.optional(),
  JWT_TRUSTED_ISSUERS: trustedIssuers.default([]),
  SESSION_CACHE_TTL: wholeNumber(1, 900).default(300),
  SESSION_LIFETIME: wholeNumber(1, 365).default(30),
  REQUIRE_ADMIN_SECOND_FACTOR: z.enum(["true", "false"]).optional(),
  RATE_LIMIT: z.enum(["on", "off"]).default("on"),
  HSTS: z.enum(["host", "subdomains", "preload"]).default("host"),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
  METRICS_TOKEN: secret.optional(),
});

/** The variables that Keel reads, in the order of `.env.example`. */
export const variableNames = Object.keys(variables.shape).filter((name) => name !== "NODE_ENV");

/** The validated environment. A variable that is not set and has no default is `undefined`. */
export type Environment = z.infer<typeof variables>;

/**
 * Parses and validates `source`. A blank value counts as not set.
 * @throws {StartupError} that names every invalid variable, without its value
 */
export function parseEnvironment(source: Record<string, string | undefined>): Environment {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => (value ?? "").trim() !== ""));
  const parsed = variables.safeParse(given);
  const names = Object.keys(given);
  const ineffective = [...misspelledNames(names, variableNames), ...incompleteSettings(names)];
  if (!parsed.success || ineffective.length > 0) {
    const issues = parsed.error?.issues ?? [];
    const faults = [...issues.map((issue) => `${String(issue.path[0])} ${lowerFirst(issue.message)}`), ...ineffective];
    const list = faults.length === 1 ? ` ${faults.join("")}` : faults.map((fault) => `\n  ${fault}`).join("");
    throw new StartupError(`The configuration is not valid:${list}\nSee .env.example for every variable.`);
  }
  const environment = parsed.data;
  if ((environment.GOOGLE_CLIENT_ID === undefined) !== (environment.GOOGLE_CLIENT_SECRET === undefined)) {
    throw new StartupError("Set GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET together, or neither.");
  }
  const fault = senderFault(environment);
  if (fault !== undefined) throw new StartupError(fault);
  return environment;
}

/** Returns the signing secrets, newest first; empty when none is configured. */
export function secretsOf(environment: Environment): { version: number; value: string }[] {
  if (environment.BETTER_AUTH_SECRETS !== undefined) return environment.BETTER_AUTH_SECRETS;
  return environment.BETTER_AUTH_SECRET === undefined ? [] : [{ version: 1, value: environment.BETTER_AUTH_SECRET }];
}

/** Reads the process environment. It takes precedence over the `.env` file in the working directory. */
export function readEnvironment(): Environment {
  if (existsSync(".env")) process.loadEnvFile(".env");
  return parseEnvironment(process.env);
}

/** Returns whether a secret is a few characters repeated, or copied from documentation. */
function isGuessable(secret: string): boolean {
  const known = /^(better-auth-secret|change-?me|secret|password|your-secret|example)/i;
  return known.test(secret) || new Set(secret).size < 8;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
