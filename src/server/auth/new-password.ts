import { z } from "zod";
import { faultOfPassword, type PasswordFault } from "./password-policy";

/** Where Better Auth takes a password that is new, and under which name. `own` is what a body says of who chooses it. */
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

/** What is wrong with the password that a request chooses; `undefined` when it chooses none, or a good one. */
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
