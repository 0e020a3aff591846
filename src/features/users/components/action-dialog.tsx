"use client";

import { useRouter } from "next/navigation";
import { useStepUp } from "~/features/account/components/step-up/use-step-up";
import { explainCallFailure } from "~/client/call-failure";
import { api } from "~/client/api";
import { maxReasonLength } from "~/shared/reason-length";
import { ReasonDialog, type ReasonFailure } from "~/ui/overlays/reason-dialog";
import { toast } from "~/ui/feedback/toast";
import { banEndOf } from "../ban-end";
import { type ActionName, actions, type More } from "./actions";
import { BanEnd } from "./ban-end";
import type { User } from "./user-facts";

interface ActionDialogProps {
  action: ActionName;
  user: User;
  isSelf: boolean;
  more?: More;
  onClose: () => void;
}

/** Explains the action, asks for a reason, runs it and reports that it is done. */
export function ActionDialog({ action: name, user, isSelf, more, onClose }: ActionDialogProps) {
  const router = useRouter();
  const { callWithStepUp, dialog } = useStepUp();
  const action = actions[name];
  const send = async ({ reason, form }: { reason: string; form: FormData }): Promise<ReasonFailure | undefined> => {
    const end = name === "ban" ? banEndOf(form, Date.now()) : {};
    if ("error" in end) return { fields: { until: end.error } };
    try {
      await callWithStepUp(() => action.send(api.users, { id: user.id, reason, ...more, ...end }));
    } catch (error) {
      return explainCallFailure(error);
    }
    onClose();
    toast({ message: action.done(user.name) });
    // A former administrator is sent to a page that is still allowed.
    if (isSelf && name === "demote") window.location.assign("/");
    else router.refresh();
    return undefined;
  };
  return (
    <>
      <ReasonDialog
        title={action.title(user.name)}
        confirm={action.confirm}
        tone={action.tone}
        limit={maxReasonLength}
        {...(name === "ban" && {
          renderFields: (errors: Record<string, string>) => <BanEnd error={errors["until"]} />,
        })}
        onSend={send}
        onClose={onClose}
      >
        {action.about({ isSelf })}
      </ReasonDialog>
      {dialog}
    </>
  );
}
