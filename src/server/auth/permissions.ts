/** What somebody may do beyond their own account, by the noun and the act. A procedure declares the one that it asks for. */
const permissions = [
  "users.read",
  "users.set_role",
  "users.ban",
  "users.revoke_sessions",
  "users.reset_second_factor",
  "keys.read",
  "keys.rotate",
  "audit.read",
  "mails.read",
  "mails.manage",
  "jobs.read",
  "jobs.manage",
] as const;

export type Permission = (typeof permissions)[number];

/** What each role may. A role that is not here may nothing. */
const policy = {
  user: [],
  admin: permissions,
} as const satisfies Record<string, readonly Permission[]>;

export type Role = keyof typeof policy;

const granted = new Map<string, ReadonlySet<Permission>>(
  Object.entries(policy).map(([role, list]) => [role, new Set<Permission>(list)]),
);

/** Whether `role`, as a token names it, carries `permission`. */
export function isPermitted(role: string, permission: Permission): boolean {
  return granted.get(role)?.has(permission) ?? false;
}
