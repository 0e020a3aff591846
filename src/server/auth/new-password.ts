import { APIError, getAuthoritativeSessionFromCtx } from "better-auth/api";
import { z } from "zod";
import type { HookContext } from "./factors/pending-sign-in";
import { faultOfPassword, passwordFaults, type PasswordFault } from "./password-policy";

/** Where Better Auth takes a password that is new, and under which name. */
const chosen = [
  { path: /^\/sign-up\//, field: "password" },
  { path: /^\/(reset-password|change-password|set-password)/, field: "newPassword" },
] as const;

const fields = z.looseObject({
  password: z.string().optional(),
  newPassword: z.string().optional(),
  name: z.string().optional(),
  email: z.string().optional(),
});

/**
 * What is wrong with the password that a request chooses, as far as its body tells; `undefined` when it chooses none, or a good one. Whose password
 * it is, only signing up says there; see {@link refuseOwnData} for the others.
 */
export async function faultOfNewPassword(
  path: string,
  body: unknown,
): Promise<{ field: "password" | "newPassword"; fault: PasswordFault } | undefined> {
  const field = chosen.find((place) => place.path.test(path))?.field;
  const given = fields.safeParse(body).data;
  const password = field && given?.[field];
  if (field === undefined || password === undefined) return undefined;
  const fault = await faultOfPassword(
    password,
    [given?.name, given?.email].filter((text) => text !== undefined),
  );
  return fault && { field, fault };
}

const choice = z.object({ newPassword: z.string() });
const link = z.object({ token: z.string().min(1) });

/**
 * Refuses a new password that is the name or the address of whose it becomes: the session's holder, or who was sent the link. Where neither is
 * there, the endpoint refuses the call as ever.
 * @throws {APIError} 400 `PASSWORD_IS_OWN_DATA`
 */
export async function refuseOwnData(ctx: HookContext): Promise<void> {
  const password = choice.safeParse(ctx.body).data?.newPassword;
  if (password === undefined) return;
  const owner =
    ctx.path === "/reset-password" ? await ownerOfLink(ctx) : (await getAuthoritativeSessionFromCtx(ctx))?.user;
  if (!owner) return;
  const fault = await faultOfPassword(password, [owner.name, owner.email]);
  if (fault === undefined) return;
  const message = passwordFaults[fault];
  throw new APIError("BAD_REQUEST", { code: fault, message, errors: { newPassword: [message] } });
}

/** Who was sent the link that a call of `/reset-password` follows, while it works. */
async function ownerOfLink({ body, query, context: { internalAdapter } }: HookContext) {
  const { token } = link.safeParse(body).data ?? link.safeParse(query).data ?? {};
  if (token === undefined) return null;
  const found = await internalAdapter.findVerificationValue(`reset-password:${token}`);
  if (!found || found.expiresAt < new Date()) return null;
  return internalAdapter.findUserById(found.value);
}
