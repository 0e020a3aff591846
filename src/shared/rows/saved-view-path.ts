const uuid = "[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}";
const viewPaths = new RegExp(`^/views/(${uuid})$`);

/** Returns the path of a saved view. */
export const pathOfSavedView = (id: string) => `/views/${id}` as const;
/** Returns the id of the saved view at `path`, or `undefined` if there is none. An id has one spelling, so that a view has one address. */
export const savedViewAt = (path: string) => viewPaths.exec(path)?.[1];
/** Returns the address at which a saved view is opened: with its filter, from which the user may depart. */
export const hrefOfSavedView = ({ id, filter }: { id: string; filter: string }) =>
  filter === "" ? pathOfSavedView(id) : `${pathOfSavedView(id)}?${filter}`;
