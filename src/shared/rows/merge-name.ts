interface Named {
  name: string;
}

/** An edit of a row with a name. `was` holds what the person looked at who made it. */
type NamedEdit = { name?: string | undefined; was?: { name?: string | undefined } | undefined };

/**
 * Returns the effect of an edit on the current row: a name is refused if it is based on another one than that of `current`, so that neither is lost, and
 * otherwise the later change wins. Browser and server share this function.
 */
export function mergeNamed<Edit extends NamedEdit>(
  current: Named,
  { was, name, ...later }: Edit,
): { changes: Omit<Edit, "was" | "name"> & { name?: string | undefined }; refused: "name"[] } {
  const isStale = name !== undefined && was?.name !== undefined && ![was.name, name].includes(current.name);
  return { changes: isStale ? later : { ...later, name }, refused: isStale ? ["name"] : [] };
}
