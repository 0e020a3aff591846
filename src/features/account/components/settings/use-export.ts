import { useState } from "react";
import { failureText } from "~/client/query-client";
import { saveFile } from "~/client/save-file";
import { api, type RouterInputs } from "~/client/api";
import { writeExport } from "../../export-file";

type Position = NonNullable<RouterInputs["account"]["export"]["from"]>;

/** Returns the command that exports the user's data as one file. It reports the outcome, and does nothing while it runs. */
export function useExport() {
  const [state, setState] = useState<{ isRunning: boolean; outcome?: "saved" | { refusal: string } }>({
    isRunning: false,
  });
  const save = async () => {
    if (state.isRunning) return;
    setState({ isRunning: true });
    const at = new Date().toISOString();
    try {
      const parts = await writeExport<Position>((from) => api.account.export.mutate({ from }), at);
      saveFile(parts, { name: `keel-${at.slice(0, 10)}.json`, type: "application/json" });
      setState({ isRunning: false, outcome: "saved" });
    } catch (error) {
      setState({ isRunning: false, outcome: { refusal: failureText(error) } });
    }
  };
  return { ...state, save: () => void save() };
}
