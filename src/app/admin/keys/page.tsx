import type { Metadata } from "next";
import { KeyList } from "~/features/keys/components/key-list";
import { RotateKeys } from "~/features/keys/components/rotate-keys";
import { pageCaller, requirePermission } from "~/server/page-session";
import { PageHeading } from "../page-heading";

export const metadata: Metadata = { title: "Keys" };

export default async function KeysPage() {
  await requirePermission("keys.read", "/admin/keys");
  const keys = await (await pageCaller()).keys.list();
  return (
    <>
      <PageHeading title="Keys" actions={<RotateKeys />}>
        Keys that sign tokens. A new one is created every 30 days, or when you rotate. Private keys never leave the
        server.
      </PageHeading>
      <KeyList keys={keys} />
    </>
  );
}
