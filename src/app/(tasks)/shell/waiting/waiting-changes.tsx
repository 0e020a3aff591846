"use client";

import CloudUpload from "lucide-react/icons/cloud-upload";
import { Fragment } from "react";
import { waitingText } from "~/shared/text/changes-text";
import { IconButton } from "~/ui/icon-button";
import { joinClasses } from "~/ui/join-classes";
import { usePopup } from "~/ui/overlays/use-popup";
import type { OutboxState } from "~/client/sync/outbox/outbox-state";

const looks = {
  row: "w-full rounded-md px-2 min-h-8 hover:bg-hover aria-expanded:bg-hover pointer-coarse:min-h-11",
  pill: "fixed bottom-[calc(var(--bottom-bar,0px)+env(safe-area-inset-bottom)+1.375rem)] left-4 z-20 min-h-11 rounded-full border border-control bg-surface px-3.5 shadow-overlay md:hidden print:hidden",
};

interface WaitingChangesProps {
  status: OutboxState;
  /** Sends them, and returns whether none is left. */
  sendNow: () => Promise<boolean>;
  look: keyof typeof looks | "icon";
}

const savedText = "All changes are saved";
const load = async () => (await import("./waiting-details")).WaitingDetails;

/** Shows how many changes wait for the server, if any, and tells more when pressed. */
export function WaitingChanges({ status, sendNow, look }: WaitingChangesProps) {
  const { Popup, popupProps, trigger } = usePopup("dialog", load);
  const { waiting } = status;
  // Who looks at them sees how they are saved.
  if (waiting === 0 && Popup === undefined) return null;
  const text = waiting === 0 ? savedText : waitingText(waiting);
  const Part = look === "pill" ? "section" : Fragment;
  return (
    <Part {...(look === "pill" && { "aria-label": "Unsaved changes" })}>
      {look === "icon" ? (
        <IconButton label={text} {...trigger}>
          <CloudUpload aria-hidden />
        </IconButton>
      ) : (
        <button
          type="button"
          {...trigger}
          className={joinClasses("flex items-center gap-2.5 text-left text-sm transition-colors", looks[look])}
        >
          <CloudUpload aria-hidden className="size-4 shrink-0 text-muted" />
          {text}
        </button>
      )}
      {Popup && <Popup status={status} sendNow={sendNow} {...popupProps} />}
    </Part>
  );
}
