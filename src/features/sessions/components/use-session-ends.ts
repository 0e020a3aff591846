import type { RefObject } from "react";
import { failureWords } from "~/client/query-client";
import { trpc } from "~/client/trpc";
import { leaveForGood } from "~/features/account/components/menu/use-sign-out";
import { toast } from "~/ui/feedback/toast";
import { capital, type Session } from "./session-row";

/** Ends sessions, says what became of it, and reads the list anew. `list` gets the focus when what had it is gone. */
export function useSessionEnds(list: RefObject<HTMLElement | null>) {
  const cache = trpc.useUtils();
  const reread = () => cache.sessions.list.invalidate();
  const say = async (message: string) => {
    await reread();
    toast({ message });
    list.current?.focus();
  };
  const fail = (error: unknown, retry: () => void) =>
    toast({
      message: `Nothing was ended. ${failureWords(error)}`,
      tone: "error",
      action: { label: "Retry", onPress: retry },
    });

  const one = trpc.sessions.revoke.useMutation();
  const others = trpc.sessions.revokeOthers.useMutation();
  const all = trpc.sessions.revokeAll.useMutation();

  const revoke = (session: Session) =>
    one.mutate(
      { id: session.id },
      {
        onSuccess: () => (session.isCurrent ? leaveForGood() : void say(`${capital(session.device)} is signed out.`)),
        onError: (error) =>
          error.data?.code === "NOT_FOUND"
            ? void say("That session has ended already.")
            : fail(error, () => revoke(session)),
      },
    );
  const revokeOthers = () =>
    others.mutate(undefined, {
      onSuccess: ({ ended }) => void say(ended === 1 ? "One session was ended." : `${ended} sessions were ended.`),
      onError: (error) => fail(error, revokeOthers),
    });
  const revokeAll = (onFailure: () => void) =>
    all.mutate(undefined, {
      onSuccess: () => leaveForGood(),
      onError: (error) => {
        onFailure();
        fail(error, () => revokeAll(onFailure));
      },
    });

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
