import { z } from "zod";

/** Commands in one push. */
export const maxCommands = 50;
/** Bytes of JSON in one push, below what the API takes of any body. */
export const maxPushSize = 200 * 1024;
const maxNumber = 2_147_483_647;

const id = (schema: z.ZodType<string>) => schema.transform((value) => value.toLowerCase());

/** A command of a device: a call of a procedure that says which of its calls it is. */
const numberedCommand = z.strictObject({
  /** One more than that of the command before it; the first is 1. */
  number: z.int().min(1).max(maxNumber),
  /** Stays the same when the command is given another number. */
  id: id(z.uuidv7("Use a UUIDv7.")),
  /** When the person gave it, by the clock of the device. */
  at: z.iso.datetime({ offset: true, error: "Use a moment such as 2026-11-20T09:00:00Z." }),
  procedure: z.string().max(100),
  /** The procedure itself parses it. */
  input: z.unknown(),
});
export type NumberedCommand = z.output<typeof numberedCommand>;

export const pushInput = z.strictObject({
  /** Whose commands they are. Tabs share their cookies, so by now somebody else may be signed in. */
  userId: id(z.guid("Use a UUID.")),
  /** The browser profile, or another place that counts its own commands. */
  clientId: id(z.guid("Use a UUID.")),
  /** The highest number whose outcome the client has stored. */
  acked: z.int().min(0).max(maxNumber),
  commands: z.array(numberedCommand).min(1).max(maxCommands, `Send at most ${maxCommands} commands at once.`),
});
export type PushInput = z.output<typeof pushInput>;
