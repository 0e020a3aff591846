import { eventsIn } from "../audit/kinds";

const administration = eventsIn("administration");

export const mailEvents = [
  administration("mail.dead", "An e-mail could not be delivered", "An e-mail could not be delivered"),
];

declare module "../audit/kinds" {
  interface DeclaredEvents {
    mail: typeof mailEvents;
  }
}
