import type { Permission } from "../auth/permissions";

/** The icons of {@link PageLink}s; `src/app/link-icons.tsx` draws each. */
export type IconName =
  | "bell"
  | "calendar-clock"
  | "calendar-range"
  | "circle-check"
  | "database"
  | "gauge"
  | "history"
  | "inbox"
  | "keyboard"
  | "key-round"
  | "layers"
  | "mail"
  | "monitor-smartphone"
  | "scroll-text"
  | "shield-check"
  | "sun"
  | "trash-2"
  | "user-round"
  | "users";

/** A link to a page of a feature, in one of the navigations: the sidebar beside the lists, the settings, the administration. */
export interface PageLink {
  navigation: "lists" | "settings" | "administration";
  href: `/${string}`;
  label: string;
  icon: IconName;
  /** Links stand in this order, the lowest first. */
  order: number;
  /** Whether a phone shows it at the bottom of each list, not only in the menu there. */
  isMain?: boolean;
  /** What is found there. A phone shows it below the label. */
  about?: string;
  /** Shown only to those who have it. */
  permission?: Permission;
}
