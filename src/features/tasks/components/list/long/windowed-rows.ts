/** The rows of a long list, of which the page holds only those near the screen. */
export interface WindowedRows {
  ids: () => readonly string[];
  /** Puts the row of a task that is listed on the page and into view. Not during a render or an effect. */
  bring: (id: string) => void;
}

let windowed: WindowedRows | undefined;

/** Returns the rows of the list on this page; `undefined` while the page holds every one of them. */
export const windowedRows = () => windowed;

/** Has the keys reach rows that the page does not hold; the result ends that. */
export function registerWindowedRows(rows: WindowedRows): () => void {
  windowed = rows;
  return () => {
    if (windowed === rows) windowed = undefined;
  };
}
