/** The permissions beyond one's own account, named by noun and action. Each feature adds its own, with `declare module`. */
export interface DeclaredPermissions {}

export type Permission = DeclaredPermissions[keyof DeclaredPermissions][number];

const declared = new Set<string>();

/** Registers `permissions`, and no others. */
export function registerPermissions(permissions: readonly Permission[]): void {
  declared.clear();
  for (const permission of permissions) declared.add(permission);
}

/** The permissions of each role among those that are declared. A role that is not listed has none. */
const policy = { user: "nothing", admin: "everything" } as const;

export type Role = keyof typeof policy;

const policies = new Map<string, (typeof policy)[Role]>(Object.entries(policy));

/** Returns whether `role`, as a token names it, carries `permission`. What no feature has declared is carried by no role. */
export function isPermitted(role: string, permission: Permission): boolean {
  return policies.get(role) === "everything" && declared.has(permission);
}
