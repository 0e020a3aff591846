/** The settings pages, in the order they are listed. To add one, add a line here and a page below `app/(settings)/settings`. */
export const settingsSections = [
  { path: "/settings/profile", title: "Profile", about: "Your name" },
  { path: "/settings/security", title: "Security", about: "Password, e-mail address, two-step sign-in, passkeys" },
  { path: "/settings/sessions", title: "Sessions", about: "Where you are signed in" },
  { path: "/settings/activity", title: "Activity", about: "Sign-ins and changes" },
  { path: "/settings/data", title: "Your data", about: "Export, account deletion" },
] as const;

export type SettingsPath = (typeof settingsSections)[number]["path"];
