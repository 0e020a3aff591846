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

const actions = {
  retry: {
    title: "Send this mail again?",
    about: "It is retried like new mail. Links in it may have expired.",
    confirm: "Send again",
    tone: "primary",
    done: "Sending again.",
  },
  remove: {
    title: "Delete this mail?",
    about: "It will not be sent, and its content is deleted.",
    confirm: "Delete",
    tone: "danger",
    done: "Mail deleted.",
  },
} as const;

/** Sends a failed mail again or deletes it, after a reason was entered. */
export function MailActions({ id, recipient }: { id: string; recipient: string }) {
  const [asked, setAsked] = useState<keyof typeof actions>();
  const router = useRouter();
  const { callWithStepUp, dialog } = useStepUp();
  const send = async (action: keyof typeof actions, reason: string): Promise<ReasonFailure | undefined> => {
    try {
      await callWithStepUp(() => api.mails[action].mutate({ id, reason }));
    } catch (error) {
      return explainCallFailure(error);
    }
    setAsked(undefined);
    toast({ message: actions[action].done });
    router.refresh();
    return undefined;
  };
  return (
    <>
      <Button size="sm" aria-label={`Send again to ${recipient}`} onClick={() => setAsked("retry")}>
        Send again
      </Button>
      <Button size="sm" variant="quiet" aria-label={`Delete mail to ${recipient}`} onClick={() => setAsked("remove")}>
        Delete
      </Button>
      {asked !== undefined && (
        <ReasonDialog
          title={actions[asked].title}
          confirm={actions[asked].confirm}
          tone={actions[asked].tone}
          limit={maxReasonLength}
          onSend={({ reason }) => send(asked, reason)}
          onClose={() => setAsked(undefined)}
        >
          {actions[asked].about}
        </ReasonDialog>
      )}
      {dialog}
    </>
  );
}
