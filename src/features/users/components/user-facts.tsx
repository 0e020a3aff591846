import type { ReactNode } from "react";
import type { RouterOutputs } from "~/client/api";
import { Moment } from "~/ui/text/moment";

export type User = RouterOutputs["users"]["byId"];

const providers: Record<string, string> = { credential: "Password", google: "Google" };

/** Shows the details of a user. */
export function UserFacts({ user }: { user: User }) {
  const { verified, role, secondFactor, passkeys, createdAt, lastSignInAt, accounts, id } = user;
  const factors = [
    ...(secondFactor ? ["authenticator app"] : []),
    ...(passkeys > 0 ? [passkeys === 1 ? "1 passkey" : `${passkeys} passkeys`] : []),
  ];
  return (
    <dl className="grid gap-x-8 gap-y-4 rounded-lg border border-line bg-surface p-4 sm:grid-cols-2 sm:p-5">
      <Fact name="E-mail address">{verified ? "Confirmed" : "Not confirmed"}</Fact>
      <Fact name="Role">{role === "admin" ? "Administrator" : "User"}</Fact>
      <Fact name="Signs in with">
        {accounts.length === 0 ? "Nothing" : accounts.map(({ provider }) => providers[provider] ?? provider).join(", ")}
      </Fact>
      <Fact name="Two-step sign-in">{factors.length === 0 ? "None" : factors.join(", ")}</Fact>
      <Fact name="Joined">
        <Moment at={createdAt} precision="day" />
      </Fact>
      <Fact name="Last sign-in">{lastSignInAt === null ? "Unknown" : <Moment at={lastSignInAt} />}</Fact>
      <Fact name="Id">
        <code className="font-mono text-sm break-all">{id}</code>
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-sm text-muted">{name}</dt>
      <dd className="mt-0.5 break-words">{children}</dd>
    </div>
  );
}
