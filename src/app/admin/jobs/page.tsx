import type { Metadata } from "next";
import { JobList } from "~/features/jobs/components/job-list";
import { pageCaller, requirePermission } from "~/server/page-session";
import { PageHeading } from "../page-heading";

export const metadata: Metadata = { title: "Jobs" };

export default async function JobsPage() {
  await requirePermission("jobs.read", "/admin/jobs");
  const overview = await (await pageCaller()).jobs.list();
  return (
    <>
      <PageHeading title="Jobs">Background jobs.</PageHeading>
      <JobList {...overview} />
    </>
  );
}
