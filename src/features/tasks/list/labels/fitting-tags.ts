/** Letters; a tag with a gap around it counts three more, and is cut by itself above its maximum. */
const room = { all: 26, tag: 16, gap: 3 };

/** Returns the tags that fit beside a title, at least one, and the number of those that do not. */
export function fittingTags(tags: readonly string[]): { shown: readonly string[]; hidden: number } {
  let used = 0;
  const shown = tags.filter((tag, index) => {
    used += Math.min(tag.length, room.tag) + room.gap;
    return index === 0 || used <= room.all;
  });
  return { shown, hidden: tags.length - shown.length };
}
