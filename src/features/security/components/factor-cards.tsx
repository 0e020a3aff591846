"use client";

import { useQuery } from "@tanstack/react-query";
import { failureText } from "~/client/query-client";
import type { MailMode } from "~/features/account/components/sign-in/check-your-mail";
import { ErrorState } from "~/ui/feedback/error-state";
import { Loading, Skeleton } from "~/ui/feedback/skeleton";
import { factorsQuery } from "./query-options";
import { AuthenticatorCard } from "./authenticator-card";
import { PasskeysCard } from "./passkeys-card";
import { TrustedBrowsersCard } from "./trusted-browsers-card";

/** Shows the cards for second factors, passkeys and trusted browsers. */
export function FactorCards({ mail }: { mail: MailMode }) {
  const { data, error, isFetching, refetch } = useQuery(factorsQuery());
  if (data === undefined && error !== null) {
    return (
      <ErrorState title="Two-step sign-in could not be loaded" onRetry={() => void refetch()} retrying={isFetching}>
        {failureText(error)}
      </ErrorState>
    );
  }
  if (data === undefined) {
    return (
      <Loading className="flex flex-col gap-6">
        <Skeleton className="h-40" />
        <Skeleton className="h-40" />
      </Loading>
    );
  }
  const reload = () => void refetch();
  const mustConfirm = mail === "smtp" && !data.isEmailVerified;
  return (
    <>
      <AuthenticatorCard
        isSetUp={data.hasAuthenticator}
        hasPassword={data.hasPassword}
        mustConfirm={mustConfirm}
        onChange={reload}
      />
      <PasskeysCard passkeys={data.passkeys} mustConfirm={mustConfirm} onChange={reload} />
      <TrustedBrowsersCard browsers={data.trustedDevices} onChange={reload} />
    </>
  );
}
