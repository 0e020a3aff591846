import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { ApiProvider } from "~/client/api-provider";
import { currentPrincipal, isAdministrator } from "~/server/page-session";
import { AdminFrame } from "./admin-frame";

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const principal = await currentPrincipal();
  // Each page sends a visitor to sign in, because only a page knows its own address.
  if (principal === undefined) return children;
  if (!(await isAdministrator())) notFound();
  const { name, email } = principal;
  return (
    <ApiProvider>
      <AdminFrame name={name} email={email}>
        {children}
      </AdminFrame>
    </ApiProvider>
  );
}
