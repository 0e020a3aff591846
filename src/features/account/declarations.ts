import { eventsIn } from "~/server/audit/kinds";

const account = eventsIn("account");

export const accountEvents = [account("account.exported", "Exported the account's data", "The export failed")];

declare module "~/server/audit/kinds" {
  interface DeclaredEvents {
    accountFeature: typeof accountEvents;
  }
}
