import { protectedProcedure, recordedProcedure, router } from "~/server/trpc";
import { findPreferences, noteTimeZone, updatePreferences } from "./queries";
import { preferencesResource as resource } from "./resource";
import { noteTimeZoneInput, updatePreferencesInput } from "./schema";

/** Procedures for what the caller has chosen. */
export const preferencesRouter = router({
  get: protectedProcedure
    .meta({
      rest: {
        method: "GET",
        path: "/preferences",
        summary: "Read your preferences",
        description: "Returns how you read dates, and where you start.",
        resource,
      },
    })
    .query(({ ctx: { db, ownerId } }) => findPreferences(db, { ownerId })),

  update: recordedProcedure("preferences.changed")
    .meta({
      rest: {
        method: "PATCH",
        path: "/preferences",
        body: "PreferencesChanges",
        summary: "Change your preferences",
        description: "Omitted fields are not changed.",
        resource,
      },
    })
    .input(updatePreferencesInput)
    .mutation(({ ctx: { db, ownerId, audit }, input: changes }) => updatePreferences(db, { ownerId, changes, audit })),

  /** What a device says of itself is no choice of its user, so the audit log does not tell of it. */
  noteTimeZone: recordedProcedure("preferences.changed")
    .input(noteTimeZoneInput)
    .mutation(({ ctx: { db, ownerId }, input: { timeZone } }) => noteTimeZone(db, { ownerId, timeZone })),
});
