import { randomUUID } from "node:crypto";
import { uuidv7 } from "uuidv7";
import type { NumberedCommand, PushInput } from "~/server/sync/push/input";
import type { Person } from "../people/people";
import { callerAs } from "../server/caller";

/** The first command of a client, with some fields changed. */
export const commandOf = (procedure: string, input: unknown, odd: Partial<NumberedCommand> = {}): NumberedCommand => ({
  number: 1,
  id: uuidv7(),
  at: new Date().toISOString(),
  procedure,
  input,
  ...odd,
});

/** A browser profile of a user, which numbers its commands. */
export function newClient(person: Person) {
  const clientId = randomUUID();
  let number = 0;
  return {
    clientId,
    command: (procedure: string, input: unknown, odd: Partial<NumberedCommand> = {}): NumberedCommand => {
      number += 1;
      return commandOf(procedure, input, { number, ...odd });
    },
    push: (commands: NumberedCommand[], odd: Partial<PushInput> = {}) =>
      callerAs(person).sync.push.mutate({ userId: person.userId, clientId, acked: 0, commands, ...odd }),
  };
}
