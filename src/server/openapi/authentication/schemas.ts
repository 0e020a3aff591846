import { z } from "zod";

/** What signing in, the token of a session and introspection take and answer, field for field as it is on the wire. */
export const authenticationSchemas = {
  SignIn: z
    .strictObject({
      email: z.email().max(254),
      password: z.string().max(1000),
      rememberMe: z.boolean().meta({ description: "`false` gives cookies that end with the browser." }).optional(),
    })
    .meta({ description: "An address and its password." }),
  SignedIn: z
    .looseObject({
      redirect: z.literal(false),
      user: z.looseObject({
        id: z.uuid(),
        name: z.string(),
        email: z.string(),
        emailVerified: z.boolean(),
        role: z.string(),
        twoFactorEnabled: z.boolean(),
        createdAt: z.iso.datetime(),
        updatedAt: z.iso.datetime(),
      }),
    })
    .meta({ description: "Who is signed in now; the session is in the cookies." }),
  SecondFactorNeeded: z
    .looseObject({ twoFactorRedirect: z.literal(true), twoFactorMethods: z.array(z.string()) })
    .meta({
      description:
        "The password was right, and a second factor is still needed: `POST /api/auth/two-factor/verify-totp` with `code` and these cookies ends the sign-in.",
    }),
  AccessToken: z
    .strictObject({ token: z.string().meta({ description: "A JWT, for `Authorization: Bearer`." }) })
    .meta({ description: "A Bearer token of the session." }),
  IntrospectionRequest: z
    .object({ token: z.string().min(1).meta({ description: "The token that is asked about." }) })
    .meta({ description: "A token to be looked at (RFC 7662 §2.1)." }),
  Introspection: z
    .union([
      z.strictObject({ active: z.literal(false) }),
      z.strictObject({
        active: z.literal(true),
        token_type: z.literal("Bearer"),
        sub: z.uuid().meta({ description: "The id of the user." }),
        username: z.string().meta({ description: "Their address." }),
        role: z.string(),
        iss: z.string(),
        aud: z.union([z.string(), z.array(z.string())]),
        exp: z.int(),
        iat: z.int(),
        sid: z.string().meta({ description: "The session; a token of a service has none." }).optional(),
      }),
    ])
    .meta({ description: "Whether a token is active, and whom it stands for (RFC 7662 §2.2)." }),
  AuthenticationRefusal: z
    .looseObject({ code: z.string().meta({ description: "Stable, for programs." }), message: z.string() })
    .meta({ description: "Why a sign-in or a token was refused." }),
};

export type AuthenticationSchema = keyof typeof authenticationSchemas;
