"use client";

import { useQuery } from "@tanstack/react-query";
import { failureText } from "~/client/query-client";
import { ErrorState } from "~/ui/feedback/error-state";
import { Loading, Skeleton } from "~/ui/feedback/skeleton";
import { signInMethodsQuery } from "../query-options";
import { EmailCard } from "./email-card";
import type { MailMode } from "../sign-in/check-your-mail";
import { PasswordCard } from "./password-card";

/** Shows the cards for password and e-mail address. */
export function CredentialCards({ mail }: { mail: MailMode }) {
  const { data, error, isFetching, refetch } = useQuery(signInMethodsQuery());
  if (data === undefined && error !== null) {
    return (
      <ErrorState title="This could not be loaded" onRetry={() => void refetch()} retrying={isFetching}>
        {failureText(error)}
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
