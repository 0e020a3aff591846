import { z } from "zod";
import { visibleText } from "~/shared/text/schema";
import { assertion } from "../second-factor/passkeys";

const base64url = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[\w-]*$/);
const code = z.string().min(1).max(64);
const name = visibleText(100, "Write a name.");

/** No further scope, and nothing else that Google would be asked for or that would come back. */
const googleStart = z.strictObject({
  provider: z.literal("google"),
  callbackURL: z.string().optional(),
  errorCallbackURL: z.string().optional(),
  disableRedirect: z.boolean().optional(),
});

/** What Better Auth takes as it comes, and then fails with 500 on, by path. */
const bodies: Record<string, z.ZodType> = {
  "/sign-in/social": googleStart,
  "/link-social": googleStart,
  "/two-factor/enable": z.object({ method: z.literal("totp").optional(), issuer: z.undefined().optional() }),
  "/two-factor/verify-totp": z.object({ code }),
  "/two-factor/verify-backup-code": z.object({ code, disableSession: z.literal(false).optional() }),
  "/passkey/verify-registration": z.object({
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
  }),
  "/passkey/verify-authentication": z.object({ response: assertion }),
  "/passkey/delete-passkey": z.object({ id: z.uuid() }),
  "/passkey/update-passkey": z.object({ id: z.uuid(), name }),
};

/** Whether a body may go on to the endpoint at `path`. */
export function isAcceptable(path: string, body: unknown): boolean {
  return bodies[path]?.safeParse(body).success ?? true;
}
