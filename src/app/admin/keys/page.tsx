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
        Tokens are signed with these. A new one is made every 30 days, and whenever you ask for it. The private halves
        never leave the server.
      </PageHeading>
      <KeyList keys={keys} />
    </>
  );
}
