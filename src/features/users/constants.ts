/** Constants and limits of users, apart from `schema.ts`, so that a browser gets them without a validation library. */

export const limits = { search: 200, page: 100 } as const;

export const roles = ["user", "admin"] as const;
export const sorts = ["created_at", "name", "email"] as const;
export const orders = ["asc", "desc"] as const;
export const answers = ["yes", "no"] as const;

export type Role = (typeof roles)[number];
export type Sort = (typeof sorts)[number];
export type Order = (typeof orders)[number];
export type Answer = (typeof answers)[number];
