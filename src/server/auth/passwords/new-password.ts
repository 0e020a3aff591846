import { APIError, getAuthoritativeSessionFromCtx } from "better-auth/api";
import { z } from "zod";
import type { HookContext } from "../second-factor/pending-sign-in";
import { faultOfPassword, passwordFaults, type PasswordFault } from "./policy";

import type { OpenEndpoint } from "../better-auth/open-endpoint";

const fields = z.looseObject({
  password: z.string().optional(),
  newPassword: z.string().optional(),
  name: z.string().optional(),
  email: z.string().optional(),
});

/**
 * Returns what is wrong with the new password in a request, as far as its body shows; `undefined` without one, or for a good one. Only a sign-up
 * names its owner there; see {@link refuseOwnPassword} for the others.
 */
export async function faultOfNewPassword(
  field: OpenEndpoint["newPassword"],
  body: unknown,
): Promise<{ field: "password" | "newPassword"; fault: PasswordFault } | undefined> {
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

/**
 * Refuses a new password that is the name or the address of the session's holder. Without a session the endpoint refuses the call itself.
 * @throws {APIError} 400 `PASSWORD_IS_OWN_DATA`
 */
export async function refuseOwnData(ctx: HookContext): Promise<void> {
  const password = choice.safeParse(ctx.body).data?.newPassword;
  const owner = password === undefined ? undefined : (await getAuthoritativeSessionFromCtx(ctx))?.user;
  if (password !== undefined && owner !== undefined) await refuseOwnPassword(password, owner);
}

/**
 * Refuses a new password that is the name or the address of its owner.
 * @throws {APIError} 400 `PASSWORD_IS_OWN_DATA`
 */
export async function refuseOwnPassword(password: string, owner: { name: string; email: string }): Promise<void> {
  const fault = await faultOfPassword(password, [owner.name, owner.email]);
  if (fault === undefined) return;
  const message = passwordFaults[fault];
  throw new APIError("BAD_REQUEST", { code: fault, message, errors: { newPassword: [message] } });
}
