import type { Metadata } from "next";
import { installationChecks, pageCaller, requirePermission } from "~/server/gate";
import { Figure } from "./figure";
import { PageHeading } from "./page-heading";

export const metadata: Metadata = { title: "Administration" };

const number = new Intl.NumberFormat("en");

export default async function AdminPage() {
  await requirePermission("users.read", "/admin");
  const procedures = await pageCaller();
  const [people, checks] = await Promise.all([procedures.users.counts(), installationChecks()]);
  const faults = checks.filter(({ ok }) => !ok).map(({ name }) => name);
  return (
    <>
      <PageHeading title="Overview">How this installation is doing.</PageHeading>
      <dl className="grid grid-cols-1 gap-3 min-[26rem]:grid-cols-2 lg:grid-cols-3">
        <Figure label="People" value={number.format(people.all)} note={`${number.format(people.admins)} administer`} />
        <Figure label="Banned" value={number.format(people.banned)} />
        <Figure label="Sessions active now" value={number.format(people.sessions)} />
        <Figure
          label="Database and tokens"
          value={faults.length === 0 ? "In order" : "Out of order"}
          tone={faults.length === 0 ? "neutral" : "danger"}
          note={faults.length === 0 ? "Both answer." : `Does not answer: ${faults.join(", ")}.`}
        />
      </dl>
    </>
  );
}
