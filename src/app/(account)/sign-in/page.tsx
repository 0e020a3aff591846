import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AccountCard } from "~/features/account/components/sign-in/account-card";
import { GoogleSignIn } from "~/features/account/components/sign-in/google-sign-in";
import { KeptChanges } from "~/features/account/components/device/kept-changes";
import { PasskeySignIn } from "~/features/account/components/sign-in/passkey-sign-in";
import { SignInForm } from "~/features/account/components/sign-in/sign-in-form";
import { parseNextPath, withNextPath } from "~/shared/next-path";
import { currentPrincipal, signInMethods } from "~/server/page-session";
import { Notice } from "~/ui/feedback/notice";
import { TextLink } from "~/ui/text/text-link";
import type { PageProps } from "../../page-props";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: PageProps) {
  const { next, error, after } = await searchParams;
  const asked = parseNextPath(next);
  // The start page, which the user may choose.
  const goTo = asked ?? "/";
  if (await currentPrincipal()) redirect(goTo);
  return (
    <AccountCard
      title="Welcome back"
      footer={
        <>
          New here? <TextLink href={withNextPath("/sign-up", asked)}>Create an account</TextLink>
        </>
      }
    >
      {after === "new-password" && (
        <Notice tone="good">
          Your password was changed and you were signed out everywhere. Sign in with the new password.
        </Notice>
      )}
      {after === "signed-out" && (
        <Notice tone="good">You were signed out. Sign in to continue; what you typed is still here.</Notice>
      )}
      {after === "signed-out" && <KeptChanges />}
      {signInMethods().google && (
        <GoogleSignIn goTo={goTo} comeBackTo={withNextPath("/sign-in", asked)} error={[error].flat()[0]} />
      )}
      <SignInForm goTo={goTo} />
      <PasskeySignIn goTo={goTo} autofill />
    </AccountCard>
  );
}
