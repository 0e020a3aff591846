import { eventsIn } from "../audit/kinds";

const administration = eventsIn("administration");

export const mailEvents = [
  administration("mail.dead", "A mail could not be delivered", "A mail could not be delivered"),
];

declare module "../audit/kinds" {
  interface DeclaredEvents {
    mail: typeof mailEvents;
  }
}
