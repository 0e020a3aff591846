/** Days during which something deleted can be restored. */
export const trashDays = 30;

/** Returns the moment before which what is in the trash by then is deleted permanently. */
export const trashLimit = (now: string) => new Date(Date.parse(now) - trashDays * 86_400_000).toISOString();
