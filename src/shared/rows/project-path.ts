const uuid = "[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}";
const projectPaths = new RegExp(`^/projects/(${uuid})$`);

/** Returns the path of a project's list. */
export const pathOfProject = (id: string) => `/projects/${id}` as const;
/** Returns the id of the project whose list is at `path`, or `undefined` if there is none. An id has one spelling, so that a list has one address. */
export const projectAt = (path: string) => projectPaths.exec(path)?.[1];
