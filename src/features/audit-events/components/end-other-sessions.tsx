"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { failureText } from "~/client/query-client";
import { api } from "~/client/api";
import { Button } from "~/ui/button";
import { toast } from "~/ui/feedback/toast";

/** Signs out all other devices, for a user who does not recognize an event. */
export function EndOtherSessions() {
  const router = useRouter();
  const end = useMutation({
    mutationFn: () => api.sessions.revokeOthers.mutate(),
    onSuccess: () => {
      toast({ message: "Signed out everywhere else." });
      router.refresh();
    },
    onError: (error) =>
      toast({ message: `The other devices could not be signed out. ${failureText(error)}`, tone: "error" }),
  });
  return (
    <Button busy={end.isPending} onClick={() => end.mutate()}>
      Sign out everywhere else
    </Button>
  );
}
