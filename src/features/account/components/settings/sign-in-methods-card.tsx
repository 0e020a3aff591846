"use client";

import { useQuery } from "@tanstack/react-query";
import KeyRound from "lucide-react/icons/key-round";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useState } from "react";
import { api } from "~/client/api";
import { linkGoogle } from "~/client/auth";
import { failureText } from "~/client/query-client";
import { Button } from "~/ui/button";
import { ErrorState } from "~/ui/feedback/error-state";
import { Notice } from "~/ui/feedback/notice";
import { Loading, Skeleton } from "~/ui/feedback/skeleton";
import { toast } from "~/ui/feedback/toast";
import { explainAuthFailure, explainGoogleError } from "../../auth-failure";
import { signInMethodsQuery } from "../query-options";
import { GoogleMark } from "../sign-in/google-mark";
import { SettingsCard } from "./settings-page";
import { useStepUp } from "../step-up/use-step-up";

const here = "/settings/security";

interface SignInMethodsCardProps {
  /** Whether Google is configured on this installation. */
  hasGoogle: boolean;
  /** The result from Google in the address: linked, or an error. */
  linked: boolean;
  error: string | undefined;
}

/** Shows the sign-in methods, and links or unlinks Google. */
export function SignInMethodsCard({ hasGoogle, linked, error }: SignInMethodsCardProps) {
  const router = useRouter();
  const { withStepUp, callWithStepUp, dialog } = useStepUp();
  const [busy, setBusy] = useState(false);
  const [message, setMessage] = useState(error === undefined ? undefined : explainGoogleError(error));
  const { data, error: failure, isFetching, refetch } = useQuery(signInMethodsQuery());

  useEffect(() => {
    if (!linked) return;
    toast({ message: "Google is linked to your account.", key: "google-linked" });
    router.replace(here);
  }, [linked, router]);

  const link = async () => {
    setBusy(true);
    setMessage(undefined);
    const result = await withStepUp(() => linkGoogle({ callbackURL: `${here}?linked=google`, errorCallbackURL: here }));
    if (result.ok) {
      window.location.assign(result.value);
      return;
    }
    setMessage(explainAuthFailure(result.failure).message);
    setBusy(false);
  };
  const unlink = async () => {
    setBusy(true);
    setMessage(undefined);
    try {
      await callWithStepUp(() => api.account.unlinkGoogle.mutate());
      toast({ message: "Google is no longer linked." });
    } catch (refusal) {
      setMessage(failureText(refusal));
    }
    await refetch();
    setBusy(false);
  };

  return (
    <SettingsCard title="Sign-in methods" about="The ways you can sign in.">
      {message && <Notice>{message}</Notice>}
      {data === undefined && failure === null && (
        <Loading>
          <Skeleton className="h-24" />
        </Loading>
      )}
      {data === undefined && failure !== null && (
        <ErrorState
          title="This could not be loaded"
          className="py-6"
          onRetry={() => void refetch()}
          retrying={isFetching}
        >
          {failureText(failure)}
        </ErrorState>
      )}
      {data !== undefined && (
        <ul aria-label="Sign-in methods" className="divide-y divide-line rounded-md border border-line">
          <Method icon={<KeyRound aria-hidden className="size-4" />} name="Password">
            {data.hasPassword ? "Set" : "Not set. You can set one by resetting your password."}
          </Method>
          {(hasGoogle || data.googleSince !== null) && (
            <Method
              icon={<GoogleMark />}
              name="Google"
              action={
                data.googleSince === null ? (
                  <Button size="sm" busy={busy} disabled={!data.isEmailVerified} onClick={() => void link()}>
                    Link Google
                  </Button>
                ) : (
                  <Button size="sm" busy={busy} onClick={() => void unlink()}>
                    Unlink Google
                  </Button>
                )
              }
            >
              {googleText(data)}
            </Method>
          )}
        </ul>
      )}
      {dialog}
    </SettingsCard>
  );
}

function googleText({ googleSince, isEmailVerified }: { googleSince: string | null; isEmailVerified: boolean }) {
  if (googleSince !== null) return "Linked";
  return isEmailVerified ? "Not linked" : "Confirm your e-mail address first, then link Google.";
}

interface MethodProps {
  icon: ReactNode;
  name: string;
  children: ReactNode;
  action?: ReactNode;
}

function Method({ icon, name, children, action }: MethodProps) {
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-3 py-2.5">
      <span className="flex size-5 items-center justify-center text-muted">{icon}</span>
      <span className="min-w-32 flex-1">
        <span className="block font-medium">{name}</span>
        <span className="block text-sm text-muted">{children}</span>
      </span>
      {action}
    </li>
  );
}
