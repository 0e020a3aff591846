import type { Permission } from "../auth/permissions";

/** The icons of {@link PageLink}s; `src/app/link-icons.tsx` draws each. */
export type IconName =
  | "calendar-clock"
  | "database"
  | "gauge"
  | "history"
  | "key-round"
  | "mail"
  | "monitor-smartphone"
  | "scroll-text"
  | "shield-check"
  | "user-round"
  | "users";

/** A link to a page of a feature, in the navigation of the settings or of the administration. */
export interface PageLink {
  navigation: "settings" | "administration";
  href: `/${string}`;
  label: string;
  icon: IconName;
  /** Links stand in this order, the lowest first. */
  order: number;
  /** What is found there. A phone shows it below the label. */
  about?: string;
  /** Shown only to those who have it. */
  permission?: Permission;
}
