"use client";

import Download from "lucide-react/icons/download";
import { useState } from "react";
import { failureText } from "~/client/query-client";
import { saveFile } from "~/client/save-file";
import { api } from "~/client/api";
import { Button } from "~/ui/button";
import { toast } from "~/ui/feedback/toast";
import { type EventFilter, exportFormats } from "../schema";

const names = { csv: "CSV", jsonl: "JSON Lines" };
const types = { csv: "text/csv", jsonl: "application/jsonl" };

/** Exports all events that match the filter, page by page, as one file. */
export function ExportEvents({ filter }: { filter: EventFilter }) {
  const [running, setRunning] = useState<keyof typeof names>();
  const save = async (format: keyof typeof names) => {
    setRunning(format);
    try {
      const parts: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await api.auditEvents.export.mutate({ ...filter, format, cursor });
        parts.push(page.text);
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      saveFile(parts, { name: `audit-trail.${format}`, type: types[format] });
    } catch (error) {
      toast({ message: `The audit trail could not be exported. ${failureText(error)}`, tone: "error" });
    }
    setRunning(undefined);
  };
  return (
    <div className="flex flex-wrap gap-2">
      {exportFormats.map((format) => (
        <Button
          key={format}
          busy={running === format}
          icon={<Download aria-hidden className="size-4" />}
          onClick={() => void save(format)}
        >
          {names[format]}
        </Button>
      ))}
    </div>
  );
}
