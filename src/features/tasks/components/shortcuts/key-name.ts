export interface KeyPress {
  key: string;
  /** The physical key, as in `KeyboardEvent.code`. */
  code?: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey?: boolean;
}

/** Returns the name that `shortcuts` uses for a key press. Modifiers must match exactly; Shift counts unless it makes another character. */
export function nameOfKey({ key, ctrlKey, metaKey, altKey, shiftKey = false }: KeyPress): string {
  const name = key === " " ? "Space" : key.length === 1 ? key.toLowerCase() : key;
  const isCharacter = key.length === 1 && key !== " " && !/\p{L}/u.test(key);
  const mod = ctrlKey && metaKey ? "Ctrl+Meta+" : ctrlKey || metaKey ? "Mod+" : "";
  return `${altKey ? "Alt+" : ""}${mod}${shiftKey && !isCharacter ? "Shift+" : ""}${name}`;
}

/** Returns the name of the key in that position of an English keyboard, if the layout has no Latin letter there; else `undefined`. */
export function placeOfKey(press: KeyPress): string | undefined {
  const [, place] = /^(?:Key|Digit)([A-Z0-9])$/.exec(press.code ?? "") ?? [];
  if (place === undefined || /^[a-z]$/i.test(press.key) || (press.key.length > 1 && press.key !== "Dead"))
    return undefined;
  const letter = place.toLowerCase();
  // A letter, so that Shift counts: the character it would make on an English keyboard was not meant.
  return nameOfKey({ ...press, key: "x" }).replace(/x$/, letter);
}
