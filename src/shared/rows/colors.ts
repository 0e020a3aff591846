/** The colors that a user may give to a project or a tag. Each has a token in `ui/theme/tokens.css`. */
export const colors = ["gray", "red", "orange", "yellow", "green", "teal", "blue", "indigo", "purple", "pink"] as const;

export type Color = (typeof colors)[number];

/** Returns the name of a color as it is shown. */
export const colorLabel = (color: Color) => `${color.slice(0, 1).toUpperCase()}${color.slice(1)}`;
