import { Badge } from "~/ui/badge";

interface UserBadgesProps {
  role: string;
  banned: boolean;
  verified: boolean;
  secondFactor: boolean;
}

/** Shows the role and status of a user as badges. */
export function UserBadges({ role, banned, verified, secondFactor }: UserBadgesProps) {
  return (
    <span className="flex flex-wrap gap-1.5">
      {banned && <Badge tone="danger">Banned</Badge>}
      {role === "admin" && <Badge tone="accent">Administrator</Badge>}
      {!verified && <Badge>Unconfirmed</Badge>}
      {secondFactor && <Badge>Two-step sign-in</Badge>}
    </span>
  );
}
