"use client";

import Download from "lucide-react/icons/download";
import { Button } from "~/ui/button";
import { Notice } from "~/ui/feedback/notice";
import { useExport } from "./use-export";

/** Shows the button that exports everything, and its outcome. */
export function ExportData({ action }: { action: string }) {
  const { isRunning, outcome, save } = useExport();
  return (
    <div className="flex flex-col items-start gap-3">
      {outcome === "saved" && <Notice tone="good">Your data was saved as a file.</Notice>}
      {typeof outcome === "object" && <Notice>Your data could not be exported. {outcome.refusal}</Notice>}
      <Button busy={isRunning} icon={<Download aria-hidden className="size-4" />} onClick={save}>
        {isRunning ? "Exporting" : action}
      </Button>
    </div>
  );
}
