import { z } from "zod";
import { visibleText } from "~/shared/text/schema";

const base64url = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[\w-]*$/);
const code = z.string().min(1).max(64);
const name = visibleText(100, "Write a name.");
const id = z.uuid();

/** Refuses further scopes and other options for Google. */
export const googleStart = z.strictObject({
  provider: z.literal("google"),
  callbackURL: z.string().optional(),
  errorCallbackURL: z.string().optional(),
  disableRedirect: z.boolean().optional(),
});

export const enrolment = z.object({ method: z.literal("totp").optional(), issuer: z.undefined().optional() });
export const authenticatorCode = z.object({ code });
export const backupCode = z.object({ code, disableSession: z.literal(false).optional() });

export const newPasskey = z.object({
  name: name.optional(),
  createSession: z.literal(false).optional(),
  response: z.object({
    id: base64url(1400),
    rawId: base64url(1400),
    type: z.literal("public-key"),
    response: z.object({
      clientDataJSON: base64url(10_000),
      attestationObject: base64url(100_000),
      transports: z
        .array(z.string().regex(/^[a-z-]{1,30}$/))
        .max(10)
        .optional(),
    }),
  }),
});

/** An assertion as browsers write it (https://www.w3.org/TR/webauthn-3/#dictdef-authenticationresponsejson). */
export const assertion = z.object({
  id: base64url(1400),
  rawId: base64url(1400),
  type: z.literal("public-key"),
  response: z.object({
    clientDataJSON: base64url(10_000),
    authenticatorData: base64url(10_000),
    signature: base64url(10_000),
    userHandle: base64url(200).optional(),
  }),
  clientExtensionResults: z.looseObject({}).default({}),
});

export const presentedPasskey = z.object({ response: assertion });
export const passkeyId = z.object({ id });
export const passkeyName = z.object({ id, name });
