import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { GoogleSignIn } from "~/features/account/components/sign-in/google-sign-in";
import { SignUpCard } from "~/features/account/components/sign-in/sign-up-card";
import { parseNextPath, withNextPath } from "~/shared/next-path";
import { currentPrincipal, mailMode, signInMethods } from "~/server/page-session";
import { TextLink } from "~/ui/text/text-link";
import type { PageProps } from "../../page-props";

export const metadata: Metadata = { title: "Sign up" };

export default async function SignUpPage({ searchParams }: PageProps) {
  const { next, error } = await searchParams;
  const asked = parseNextPath(next);
  const goTo = asked ?? "/today";
  if (await currentPrincipal()) redirect(goTo);
  return (
    <SignUpCard
      goTo={goTo}
      mail={mailMode()}
      footer={
        <>
          Already have an account? <TextLink href={withNextPath("/sign-in", asked)}>Sign in</TextLink>
        </>
      }
    >
      {signInMethods().google && (
        <GoogleSignIn goTo={goTo} comeBackTo={withNextPath("/sign-up", asked)} error={[error].flat()[0]} />
      )}
    </SignUpCard>
  );
}
