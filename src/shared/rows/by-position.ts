interface Placed {
  id: string;
  position: string;
}

/** Compares rows by their place, as the server orders them: byte by byte, and by their ids where two have the same. */
export const byPosition = (one: Placed, other: Placed): number =>
  compareTexts(one.position, other.position) || compareTexts(one.id, other.id);

/** Positions and ids are ASCII, so that this is the order of their bytes. */
function compareTexts(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
