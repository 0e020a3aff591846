import { redirect } from "next/navigation";
import { currentPrincipal } from "~/server/gate";
import { ForDevelopers } from "./_landing/for-developers";
import { ForPeople } from "./_landing/for-people";
import { Hero } from "./_landing/hero";
import { LandingFooter } from "./_landing/landing-footer";
import { LandingHeader } from "./_landing/landing-header";

export default async function LandingPage() {
  if (await currentPrincipal()) redirect("/today");
  return (
    <>
      <LandingHeader />
      <main id="main" tabIndex={-1}>
        <Hero />
        <ForPeople />
        <ForDevelopers />
      </main>
      <LandingFooter />
    </>
  );
}
