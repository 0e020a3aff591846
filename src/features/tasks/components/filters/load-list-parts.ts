/** Loads what orders and filters tasks: dragging, the choice of a parent, the filter as text, and the menus and forms of projects, tags and views. */
export const loadListParts = async () => (await import("./list-parts")).listParts;
