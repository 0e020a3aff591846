import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AccountCard } from "~/features/account/components/account-card";
import { SecondFactorForm } from "~/features/account/components/second-factor-form";
import { parseNextPath, withNextPath } from "~/features/account/next-path";
import { currentPrincipal } from "~/server/gate";
import { TextLink } from "~/ui/text-link";

export const metadata: Metadata = { title: "Second factor" };

export default async function SecondFactorPage({ searchParams }: PageProps<"/sign-in/second-factor">) {
  const asked = parseNextPath((await searchParams).next);
  const goTo = asked ?? "/today";
  if (await currentPrincipal()) redirect(goTo);
  return (
    <AccountCard
      title="One more step"
      footer={
        <>
          Lost your phone and backup codes? Contact your administrator. Or{" "}
          <TextLink href={withNextPath("/sign-in", asked)}>start again</TextLink>.
        </>
      }
    >
      <SecondFactorForm goTo={goTo} />
    </AccountCard>
  );
}
