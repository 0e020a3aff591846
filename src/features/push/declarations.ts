import { eventsIn } from "~/server/audit/kinds";

const account = eventsIn("account");

export const pushEvents = [
  account("push.subscribed", "Turned on notifications on a device", "Turning on notifications was refused"),
  account("push.unsubscribed", "Turned off notifications on a device", "Turning off notifications was refused"),
  account("push.tested", "Sent a test notification", "Sending a test notification was refused"),
];

declare module "~/server/audit/kinds" {
  interface DeclaredEvents {
    push: typeof pushEvents;
  }
}
