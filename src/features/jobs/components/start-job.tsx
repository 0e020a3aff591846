"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useStepUp } from "~/features/account/components/step-up/use-step-up";
import { explainCallFailure } from "~/client/call-failure";
import { api } from "~/client/api";
import { maxReasonLength } from "~/shared/reason-length";
import { Button } from "~/ui/button";
import { ReasonDialog, type ReasonFailure } from "~/ui/overlays/reason-dialog";
import { toast } from "~/ui/feedback/toast";

/** Runs a job now, after a reason was entered. */
export function StartJob({ name, title }: { name: string; title: string }) {
  const [isOpen, setOpen] = useState(false);
  const router = useRouter();
  const { callWithStepUp, dialog } = useStepUp();
  const start = async ({ reason }: { reason: string }): Promise<ReasonFailure | undefined> => {
    try {
      await callWithStepUp(() => api.jobs.start.mutate({ name, reason }));
    } catch (error) {
      return explainCallFailure(error);
    }
    setOpen(false);
    toast({ message: `“${title}” starts within seconds.` });
    router.refresh();
    return undefined;
  };
  return (
    <>
      <Button size="sm" aria-label={`Start ${title}`} onClick={() => setOpen(true)}>
        Start
      </Button>
      {isOpen && (
        <ReasonDialog
          title={`Start “${title}” now?`}
          confirm="Start"
          limit={maxReasonLength}
          onSend={start}
          onClose={() => setOpen(false)}
        >
          It runs once now. The schedule stays the same.
        </ReasonDialog>
      )}
      {dialog}
    </>
  );
}
