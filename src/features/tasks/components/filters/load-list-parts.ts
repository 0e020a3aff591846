/** Loads what orders and filters tasks: dragging, the choice of a parent, the filter as text and the form of a view. */
export const loadListParts = async () => (await import("./list-parts")).listParts;
