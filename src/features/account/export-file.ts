/** A piece of an export, as the server returns it: the first one holds the account, and each some rows of its parts. */
interface Piece<Position> {
  account: object | null;
  next: Position | null;
}

/**
 * Reads an export piece by piece and writes it as the parts of one JSON document, with one row per line. Each piece is written
 * before the next is requested, so that a long list is in memory only once.
 * @param exportedAt ISO 8601
 * @throws what `read` throws, because half an export is useless
 */
export async function writeExport<Position>(
  read: (from: Position | undefined) => Promise<Piece<Position>>,
  exportedAt: string,
): Promise<string[]> {
  const account: string[][] = [];
  const lists = new Map<string, ReturnType<typeof newList>>();
  let from: Position | undefined;
  do {
    const piece = await read(from);
    for (const [name, value] of Object.entries(piece.account ?? {})) {
      account.push([`${JSON.stringify(name)}:${JSON.stringify(value)}`]);
    }
    for (const [name, rows] of Object.entries(piece)) {
      if (!Array.isArray(rows)) continue;
      const list = lists.get(name) ?? newList();
      list.add(rows);
      lists.set(name, list);
    }
    from = piece.next ?? undefined;
  } while (from !== undefined);
  const head = `{"format":"keel-account","version":1,"exportedAt":${JSON.stringify(exportedAt)}`;
  const named = [...lists].map(([name, { parts }]) => [`${JSON.stringify(name)}:[`].concat(parts, "]"));
  return [head].concat(...account.concat(named).map((entry) => [",\n"].concat(entry)), "}\n");
}

function newList() {
  const parts: string[] = [];
  const add = (rows: object[]) => {
    if (rows.length === 0) return;
    parts.push(parts.length === 0 ? "\n" : ",\n", rows.map((row) => JSON.stringify(row)).join(",\n"));
  };
  return { parts, add };
}
