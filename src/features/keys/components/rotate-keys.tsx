"use client";

import RotateCw from "lucide-react/icons/rotate-cw";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useStepUp } from "~/features/account/components/step-up/use-step-up";
import { explainCallFailure } from "~/client/call-failure";
import { api } from "~/client/api";
import { maxReasonLength } from "~/shared/reason-length";
import { Button } from "~/ui/button";
import { ReasonDialog, type ReasonFailure } from "~/ui/overlays/reason-dialog";
import { toast } from "~/ui/feedback/toast";

/** Creates the next key, after a reason was entered. */
export function RotateKeys() {
  const [isOpen, setOpen] = useState(false);
  const router = useRouter();
  const { callWithStepUp, dialog } = useStepUp();
  const rotate = async ({ reason }: { reason: string }): Promise<ReasonFailure | undefined> => {
    try {
      await callWithStepUp(() => api.keys.rotate.mutate({ reason }));
    } catch (error) {
      return explainCallFailure(error);
    }
    setOpen(false);
    toast({ message: "New key created. It is active within seconds." });
    router.refresh();
    return undefined;
  };
  return (
    <>
      <Button icon={<RotateCw aria-hidden className="size-4" />} onClick={() => setOpen(true)}>
        Rotate now
      </Button>
      {isOpen && (
        <ReasonDialog
          title="Rotate the signing key?"
          confirm="Rotate"
          limit={maxReasonLength}
          onSend={rotate}
          onClose={() => setOpen(false)}
        >
          A new key becomes active within seconds. Older keys keep verifying until their last token has expired, so no
          one is signed out.
        </ReasonDialog>
      )}
      {dialog}
    </>
  );
}
