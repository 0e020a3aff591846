/** The rows of a long list, of which only those near the screen are on the page. */
export interface WindowedRows {
  ids: () => readonly string[];
  /** Puts the row of a listed task on the page and scrolls it into view. Do not call it during a render or an effect. */
  bring: (id: string) => void;
}

let windowed: WindowedRows | undefined;

/** Returns the rows of the current list, or `undefined` if all are on the page. */
export const windowedRows = () => windowed;

/** Lets keys reach rows that are not on the page. Returns a function that ends that. */
export function registerWindowedRows(rows: WindowedRows): () => void {
  windowed = rows;
  return () => {
    if (windowed === rows) windowed = undefined;
  };
}
