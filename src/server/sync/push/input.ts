import { z } from "zod";

/** The commands of one push. */
export const maxCommands = 50;
/** The bytes of JSON of one push, below the limit for any body. */
export const maxPushSize = 200 * 1024;
const maxNumber = 2_147_483_647;

const id = (schema: z.ZodType<string>) => schema.transform((value) => value.toLowerCase());

/** A command of a device: a numbered call of a procedure. */
const numberedCommand = z.strictObject({
  /** One more than the number of the previous command. The first is 1. */
  number: z.int().min(1).max(maxNumber),
  /** Stays the same when the command is renumbered. */
  id: id(z.uuidv7("Use a UUIDv7.")),
  /** When the user gave it, by the clock of the device. */
  at: z.iso.datetime({ offset: true, error: "Use a moment such as 2026-11-20T09:00:00Z." }),
  procedure: z.string().max(100),
  /** The input, which the procedure itself parses. */
  input: z.unknown(),
});
export type NumberedCommand = z.output<typeof numberedCommand>;

export const pushInput = z.strictObject({
  /** The user who gave the commands. Tabs share cookies, so another user may be signed in by now. */
  userId: id(z.guid("Use a UUID.")),
  /** The browser profile, or another client that numbers its commands. */
  clientId: id(z.guid("Use a UUID.")),
  /** The highest number whose outcome the client has stored. */
  acked: z.int().min(0).max(maxNumber),
  commands: z.array(numberedCommand).min(1).max(maxCommands, `Send at most ${maxCommands} commands at once.`),
});
export type PushInput = z.output<typeof pushInput>;
