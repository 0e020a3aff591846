import type { Metadata } from "next";
import { noFailureText } from "~/features/mails/state-labels";
import { installationChecks, mailMode, pageCaller, requirePermission } from "~/server/page-session";
import { Moment } from "~/ui/text/moment";
import { Stat } from "./stat";
import { PageHeading } from "./page-heading";

export const metadata: Metadata = { title: "Administration" };

const number = new Intl.NumberFormat("en");

export default async function AdminPage() {
  await requirePermission("users.read", "/admin");
  const procedures = await pageCaller();
  const [people, keys, dead, checks] = await Promise.all([
    procedures.users.counts(),
    procedures.keys.list(),
    procedures.mails.list({ status: "dead", limit: 100 }),
    installationChecks(),
  ]);
  const faults = checks.filter(({ ok }) => !ok).map(({ name }) => name);
  const signing = keys.find(({ state }) => state === "signs");
  return (
    <>
      <PageHeading title="Overview">The state of this installation.</PageHeading>
      <dl className="grid grid-cols-1 gap-3 min-[22rem]:grid-cols-2 lg:grid-cols-3">
        <Stat
          label="People"
          value={number.format(people.all)}
          note={`${number.format(people.admins)} administrator${people.admins === 1 ? "" : "s"}, ${number.format(people.unverified)} with an unconfirmed address`}
          href="/admin/users"
        />
        <Stat
          label="Banned"
          value={number.format(people.banned)}
          note={people.banned === 0 ? "No one is banned." : "They cannot sign in until the ban ends."}
          href="/admin/users?banned=yes"
        />
        <Stat
          label="Sessions"
          value={number.format(people.sessions)}
          note={`${number.format(people.withSecondFactor)} people use two-step sign-in`}
        />
        <Stat
          label="Signing key"
          value={signing?.algorithm ?? "None"}
          note={
            signing && (
              <>
                Created <Moment at={signing.createdAt} precision="day" />
              </>
            )
          }
          href="/admin/keys"
        />
        <Stat
          label="Failed mail"
          value={`${dead.items.length}${dead.nextCursor === null ? "" : "+"}`}
          tone={dead.items.length === 0 ? "neutral" : "danger"}
          note={dead.items.length === 0 ? noFailureText[mailMode()] : "You can send it again."}
          href={dead.items.length === 0 ? "/admin/mail" : "/admin/mail?status=dead"}
        />
        <Stat
          label="Database and tokens"
          value={faults.length === 0 ? "Healthy" : "Failing"}
          tone={faults.length === 0 ? "neutral" : "danger"}
          note={faults.length === 0 ? "Both are working." : `Not working: ${faults.join(", ")}.`}
        />
      </dl>
    </>
  );
}
