import { getTableName } from "drizzle-orm";
import { features } from "~/server/router";
import type { Feature } from "~/server/operations/feature";
import type { openConnection } from "./database";

const declared: Feature[] = Object.values(features);
/** The names of the tables whose rows browsers keep copies of. */
export const syncedTableNames = declared.flatMap(({ synced }) =>
  synced === undefined ? [] : [getTableName(synced.table)],
);

interface Row {
  table: string;
  user_id: string;
  id: string;
  seq: string;
  version: number;
  content: string;
}
interface Clock {
  user_id: string;
  seq: string;
  floor: string;
}
type Sql = ReturnType<typeof openConnection>;

/** What stands in the synced tables, and every clock. */
async function snapshot(sql: Sql) {
  const rows: Row[] = [];
  for (const table of syncedTableNames) {
    const found = await sql<Row[]>`
      select ${table} as "table", user_id, id, seq, version, (to_jsonb(each) - 'seq')::text as content from ${sql(table)} as each`;
    rows.push(...found);
  }
  const clocks = await sql<Clock[]>`select user_id, seq, floor from change_clocks`;
  return {
    rows: new Map(rows.map((row) => [`${row.table} ${row.user_id} ${row.id}`, row])),
    clocks: new Map(clocks.map(({ user_id, ...clock }) => [user_id, clock])),
  };
}

/** Returns what `act` changed of synced rows, and which of those changes the feed will not tell of. */
export async function unheardChanges(
  sql: Sql,
  act: () => Promise<unknown>,
): Promise<{ changed: number; faults: string[] }> {
  const before = await snapshot(sql);
  await act();
  const after = await snapshot(sql);
  const changed = [...after.rows].filter(([key, { content }]) => before.rows.get(key)?.content !== content);
  const gone = [...before.rows].filter(([key, { user_id }]) => !after.rows.has(key) && after.clocks.has(user_id));
  const faults = [
    ...changed.flatMap(([key, { user_id, seq, version }]) => {
      const [was, clock] = [before.rows.get(key), after.clocks.get(user_id)?.seq ?? "none"];
      const hasMoved = Number(clock) > Number(before.clocks.get(user_id)?.seq ?? 0);
      return [
        ...(hasMoved ? [] : [`${key}: the clock stands still`]),
        ...(seq === clock ? [] : [`${key}: has number ${seq}, the clock ${clock}`]),
        ...(was === undefined || version > was.version ? [] : [`${key}: stays version ${version}`]),
      ];
    }),
    ...gone.flatMap(([key, { user_id, seq }]) =>
      Number(after.clocks.get(user_id)?.floor) >= Number(seq) ? [] : [`${key}: is gone, and the floor is below it`],
    ),
  ];
  return { changed: changed.length + gone.length, faults };
}
