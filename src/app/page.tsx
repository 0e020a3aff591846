import { redirect } from "next/navigation";
import { currentPrincipal } from "~/server/page-session";
import { startPath } from "./viewer-clock";
import type { PageProps } from "./page-props";
import { ForDevelopers } from "./_landing/for-developers";
import { ForPeople } from "./_landing/for-people";
import { Goodbye } from "./_landing/goodbye";
import { Hero } from "./_landing/hero";
import { LandingFooter } from "./_landing/landing-footer";
import { LandingHeader } from "./_landing/landing-header";

export default async function LandingPage({ searchParams }: PageProps) {
  if (await currentPrincipal()) redirect(await startPath());
  const { account } = await searchParams;
  return (
    <>
      <LandingHeader />
      {account === "deleted" ? (
        <Goodbye />
      ) : (
        <main id="main" tabIndex={-1}>
          <Hero />
          <ForPeople />
          <ForDevelopers />
        </main>
      )}
      <LandingFooter />
    </>
  );
}
