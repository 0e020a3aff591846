import { z } from "zod";

/** The schemas of signing in, session tokens and introspection, as they are on the wire. */
export const authenticationSchemas = {
  SignIn: z
    .strictObject({
      email: z.email().max(254),
      password: z.string().max(1000),
      rememberMe: z
        .boolean()
        .meta({ description: "`false` returns cookies that expire when the browser closes." })
        .optional(),
    })
    .meta({ description: "An e-mail address and its password." }),
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
    .meta({ description: "The signed-in user. The session is in the cookies." }),
  SecondFactorNeeded: z
    .looseObject({ twoFactorRedirect: z.literal(true), twoFactorMethods: z.array(z.string()) })
    .meta({
      description:
        "The password was correct, and a second factor is required. Send its `code` with these cookies to `POST /api/auth/two-factor/verify-totp` to complete the sign-in.",
    }),
  AccessToken: z
    .strictObject({ token: z.string().meta({ description: "A JWT, for `Authorization: Bearer`." }) })
    .meta({ description: "A Bearer token of the session." }),
  IntrospectionRequest: z
    .object({ token: z.string().min(1).meta({ description: "The token to introspect." }) })
    .meta({ description: "The token to introspect (RFC 7662 §2.1)." }),
  Introspection: z
    .union([
      z.strictObject({ active: z.literal(false) }),
      z.strictObject({
        active: z.literal(true),
        token_type: z.literal("Bearer"),
        sub: z.uuid().meta({ description: "The id of the user." }),
        username: z.string().meta({ description: "The e-mail address of the user." }),
        role: z.string(),
        iss: z.string(),
        aud: z.union([z.string(), z.array(z.string())]),
        exp: z.int(),
        iat: z.int(),
        sid: z.string().meta({ description: "The id of the session; absent for a token of a service." }).optional(),
      }),
    ])
    .meta({ description: "Whether a token is active, and its claims (RFC 7662 §2.2)." }),
  AuthenticationRefusal: z
    .looseObject({ code: z.string().meta({ description: "A stable code for programs." }), message: z.string() })
    .meta({ description: "The error of a sign-in or token request." }),
};

export type AuthenticationSchema = keyof typeof authenticationSchemas;
