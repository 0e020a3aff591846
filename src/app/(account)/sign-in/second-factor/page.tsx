import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AccountCard } from "~/features/account/components/sign-in/account-card";
import { SecondFactorForm } from "~/features/account/components/sign-in/second-factor-form";
import { parseNextPath, withNextPath } from "~/shared/next-path";
import { currentPrincipal } from "~/server/page-session";
import { TextLink } from "~/ui/text/text-link";
import type { PageProps } from "../../../page-props";

export const metadata: Metadata = { title: "Two-step sign-in" };

export default async function SecondFactorPage({ searchParams }: PageProps) {
  const asked = parseNextPath((await searchParams).next);
  const goTo = asked ?? "/";
  if (await currentPrincipal()) redirect(goTo);
  return (
    <AccountCard
      title="One more step"
      footer={
        <>
          Lost your phone and backup codes? Contact your administrator, or{" "}
          <TextLink href={withNextPath("/sign-in", asked)}>start again</TextLink>.
        </>
      }
    >
      <SecondFactorForm goTo={goTo} />
    </AccountCard>
  );
}
