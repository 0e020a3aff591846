import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { RefObject } from "react";
import { api, type RouterInputs } from "~/client/api";
import { failureText, statusOf } from "~/client/query-client";
import { goToStartPage, saveOrLose } from "~/features/account/components/unsaved/leave";
import { toast } from "~/ui/feedback/toast";
import { sessionsQuery } from "./query-options";
import { capital, type Session } from "./session-row";

/** Returns the commands that end sessions, announce the outcome and reload the list. `list` takes the focus when the focused row is gone. */
export function useRevokeSessions(list: RefObject<HTMLElement | null>) {
  const queryClient = useQueryClient();
  const reread = () => queryClient.invalidateQueries({ queryKey: sessionsQuery().queryKey });
  const say = async (message: string) => {
    await reread();
    toast({ message });
    list.current?.focus();
  };
  const fail = (error: unknown, retry: () => void) =>
    toast({
      message: `No session was ended. ${failureText(error)}`,
      tone: "error",
      action: { label: "Retry", onPress: retry },
    });

  const one = useMutation({
    mutationFn: (which: RouterInputs["sessions"]["revoke"]) => api.sessions.revoke.mutate(which),
  });
  const others = useMutation({ mutationFn: () => api.sessions.revokeOthers.mutate() });
  const all = useMutation({ mutationFn: () => api.sessions.revokeAll.mutate() });

  const revoke = async (session: Session) => {
    if (session.isCurrent && !(await saveOrLose())) return;
    one.mutate(
      { id: session.id },
      {
        onSuccess: () => (session.isCurrent ? goToStartPage() : void say(`${capital(session.device)} was signed out.`)),
        onError: (error) =>
          statusOf(error) === 404
            ? void say("That session has already ended.")
            : fail(error, () => void revoke(session)),
      },
    );
  };
  const revokeOthers = () =>
    others.mutate(undefined, {
      onSuccess: ({ ended }) => void say(ended === 1 ? "One session was ended." : `${ended} sessions were ended.`),
      onError: (error) => fail(error, revokeOthers),
    });
  const revokeAll = async (onFailure: () => void) => {
    if (!(await saveOrLose())) return;
    all.mutate(undefined, {
      onSuccess: () => goToStartPage(),
      onError: (error) => {
        onFailure();
        fail(error, () => void revokeAll(onFailure));
      },
    });
  };

  return {
    revoke,
    revokeOthers,
    revokeAll,
    /** The session that is being ended. */
    ending: one.isPending ? one.variables.id : undefined,
    isEndingOthers: others.isPending,
    isEndingAll: all.isPending || all.isSuccess,
  };
}
