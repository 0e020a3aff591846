/** What the trail can tell, by what it is about. */
export const eventKinds = {
  sign_ins: ["session.started", "session.ended", "session.revoked", "second_factor.requested", "token.refused"],
  security: [
    "password.changed",
    "password.confirmed",
    "password.reset_requested",
    "password.reset",
    "second_factor.setup_started",
    "second_factor.enabled",
    "second_factor.disabled",
    "second_factor.codes_renewed",
    "second_factor.backup_code_used",
    "second_factor.devices_forgotten",
    "passkey.added",
    "passkey.changed",
    "passkey.removed",
  ],
  account: [
    "account.created",
    "account.changed",
    "account.deleted",
    "account.exported",
    "account.linked",
    "account.unlinked",
    "email.change_requested",
    "email.change_approved",
    "email.changed",
    "email.verification_requested",
    "email.verified",
  ],
  tasks: ["task.created", "task.changed", "task.completed", "task.reopened", "task.deleted", "task.restored"],
  administration: [
    "user.role_changed",
    "user.banned",
    "user.unbanned",
    "user.sessions_revoked",
    "user.second_factor_reset",
    "user.imported",
    "key.rotated",
    "audit.exported",
    "mail.dead",
    "mail.retried",
    "mail.removed",
    "job.started",
  ],
} as const satisfies Record<string, readonly string[]>;

export type EventGroup = keyof typeof eventKinds;
export type EventKind = (typeof eventKinds)[EventGroup][number];

/** Every kind, in that order. */
export const allEventKinds = [
  ...eventKinds.sign_ins,
  ...eventKinds.security,
  ...eventKinds.account,
  ...eventKinds.tasks,
  ...eventKinds.administration,
] as const satisfies EventKind[];
