import { useState } from "react";
import { api } from "~/client/api";
import { failureText } from "~/client/query-client";
import { keepPreferences } from "~/client/viewer/kept-preferences";
import type { Preferences } from "~/shared/dates/preferences";
import { toast } from "~/ui/feedback/toast";

/** Returns what the user has chosen, and what saves another choice at once; a choice that is not saved is taken back. */
export function useChosen(userId: string, initial: Preferences, onSaved: () => void) {
  const [chosen, setChosen] = useState(initial);
  const change = async (changes: Partial<Preferences>) => {
    const before = chosen;
    setChosen({ ...before, ...changes });
    try {
      const saved = await api.preferences.update.mutate(changes);
      setChosen(saved);
      keepPreferences(userId, saved);
      toast({ message: "Saved.", key: "preferences" });
      onSaved();
    } catch (error) {
      setChosen(before);
      toast({ message: `This was not saved. ${failureText(error)}`, tone: "error", key: "preferences" });
    }
  };
  return { chosen, change };
}
