import Link from "next/link";
import { buttonClass } from "~/ui/button";
import { TextLink } from "~/ui/text/text-link";

/** Links to the next page, for visitors and signed-in users. */
export function NextLink({ isSignedIn, before }: { isSignedIn: boolean; before?: string }) {
  if (isSignedIn) return <TextLink href="/">Go to your tasks</TextLink>;
  return (
    <>
      {before} <TextLink href="/sign-in">Sign in</TextLink>
    </>
  );
}

/** Shows the same as a button, where nothing else is left to do. */
export function NextButton({ isSignedIn }: { isSignedIn: boolean }) {
  return (
    <Link href={isSignedIn ? "/" : "/sign-in"} className={buttonClass({ variant: "primary", size: "lg" })}>
      {isSignedIn ? "Go to your tasks" : "Sign in"}
    </Link>
  );
}
