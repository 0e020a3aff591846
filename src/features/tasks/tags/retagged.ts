import { fold } from "~/shared/text/fold";

/**
 * Returns the tags of a task after one of them was given another name, or was deleted: `to` is `null`. A task that has the other name already has it
 * once, in its own spelling. Browser and server do the same.
 */
export function retagged(tags: readonly string[], tag: string, to: string | null): readonly string[] {
  const [from, next] = [fold(tag), to === null ? undefined : fold(to)];
  if (!tags.some((each) => fold(each) === from && each !== to)) return tags;
  const isElsewhere = next !== from && tags.some((each) => fold(each) === next);
  return tags.flatMap((each) => {
    if (fold(each) !== from) return each;
    return to === null || isElsewhere ? [] : to;
  });
}
