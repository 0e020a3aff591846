"use client";

import Download from "lucide-react/icons/download";
import { useState } from "react";
import { failureWords } from "~/client/query-client";
import { trpc } from "~/client/trpc";
import { Button } from "~/ui/button";
import { toast } from "~/ui/toast";
import { type EventFilter, exportFormats } from "../schema";

const names = { csv: "CSV", jsonl: "JSON Lines" };
const types = { csv: "text/csv", jsonl: "application/jsonl" };

/** Saves all events that the filter shows, page after page, as one file. */
export function ExportEvents({ filter }: { filter: EventFilter }) {
  const { mutateAsync } = trpc.auditEvents.export.useMutation();
  const [running, setRunning] = useState<keyof typeof names>();
  const save = async (format: keyof typeof names) => {
    setRunning(format);
    try {
      const parts: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await mutateAsync({ ...filter, format, cursor });
        parts.push(page.text);
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      download(new Blob(parts, { type: types[format] }), `audit-trail.${format}`);
    } catch (error) {
      toast({ message: `The trail could not be exported. ${failureWords(error)}`, tone: "error" });
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

function download(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  Object.assign(document.createElement("a"), { href: url, download: name }).click();
  URL.revokeObjectURL(url);
}
