"use client";

import { useRouter } from "next/navigation";
import { type Preferences, usualReminderTime } from "~/shared/dates/preferences";
import { TextField } from "~/ui/fields/text-field";
import { useChosen } from "../store/use-chosen";

/** Lets the user choose how and when they are reminded of tasks. */
export function NotificationSettings({ userId, chosen: initial }: { userId: string; chosen: Preferences }) {
  const router = useRouter();
  const { chosen, change } = useChosen(userId, initial, router.refresh);
  return (
    <div className="flex max-w-sm flex-col gap-5">
      <label className="flex min-h-11 items-center gap-3 text-sm">
        <input
          type="checkbox"
          className="size-4 accent-accent"
          checked={chosen.remindersByMail !== false}
          onChange={({ target: { checked } }) => void change({ remindersByMail: checked })}
        />
        Remind me by e-mail
      </label>
      <TextField
        label="Tasks without a time"
        hint="Their reminders are counted from this time of the day."
        type="time"
        defaultValue={chosen.reminderTime ?? usualReminderTime}
        onBlur={({ target: { value } }) => {
          if (value !== "" && value !== (chosen.reminderTime ?? usualReminderTime))
            void change({ reminderTime: value.slice(0, 5) });
        }}
      />
    </div>
  );
}
