"use client";

import Undo2 from "lucide-react/icons/undo-2";
import { type ReactNode, Suspense, useState } from "react";
import { Button } from "~/ui/button";
import { iconButtonClass } from "~/ui/icon-button";
import { joinClasses } from "~/ui/join-classes";
import { lazyPart } from "~/ui/page/lazy-part";

const PurgeDialog = lazyPart(async () => (await import("./purge-dialog")).PurgeDialog);

interface TrashActionsProps {
  /** What is in the trash. */
  name: string;
  /** What is asked before it is deleted permanently. */
  children: ReactNode;
  /** Whether the keys of a list find its row by the first button. */
  isInList?: boolean;
  tabIndex?: number;
  onRestore: () => void;
  /** Deletes it permanently; returns the reason if that failed. */
  onPurge: () => Promise<string | undefined>;
}

/** Shows the buttons that restore what is in the trash, or delete it permanently. */
export function TrashActions({ name, children, isInList = false, tabIndex, onRestore, onPurge }: TrashActionsProps) {
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button
        size="sm"
        variant="quiet"
        className="-mr-1 px-2! print:hidden"
        icon={<Undo2 aria-hidden className="size-4" />}
        tabIndex={tabIndex}
        data-task-title={isInList || undefined}
        aria-label={`Restore ${name}`}
        onClick={onRestore}
      >
        <span className="@max-xl:sr-only">Restore</span>
      </Button>
      <button
        type="button"
        aria-label={`Delete ${name} permanently`}
        data-tooltip="Delete permanently"
        aria-haspopup="dialog"
        tabIndex={tabIndex}
        onClick={() => setAsking(true)}
        className={joinClasses(iconButtonClass("sm"), "-mr-1 glyph-trash print:hidden")}
      />
      {isAsking && (
        <Suspense>
          <PurgeDialog
            title="Delete permanently?"
            confirm="Delete"
            onConfirm={onPurge}
            onClose={() => setAsking(false)}
          >
            {children}
          </PurgeDialog>
        </Suspense>
      )}
    </>
  );
}
