"use client";

import { failureWords } from "~/client/query-client";
import { trpc } from "~/client/trpc";
import { ErrorState } from "~/ui/error-state";
import { Loading, Skeleton } from "~/ui/skeleton";
import { EmailCard } from "./email-card";
import type { MailMode } from "./look-in-your-mail";
import { PasswordCard } from "./password-card";

/** With what somebody signs in: their password and their address. */
export function CredentialCards({ mail }: { mail: MailMode }) {
  const { data, error, isFetching, refetch } = trpc.account.signInMethods.useQuery();
  if (data === undefined && error !== null) {
    return (
      <ErrorState title="This could not be loaded" onRetry={() => void refetch()} retrying={isFetching}>
        {failureWords(error)}
      </ErrorState>
    );
  }
  if (data === undefined) {
    return (
      <Loading className="flex flex-col gap-6">
        <Skeleton className="h-72" />
        <Skeleton className="h-56" />
      </Loading>
    );
  }
  return (
    <>
      <PasswordCard hasPassword={data.hasPassword} email={data.email} mail={mail} />
      <EmailCard email={data.email} isVerified={data.isEmailVerified} mail={mail} />
    </>
  );
}
