/** The look of the name of a list above it. */
export const listTitleClass = "max-w-full truncate text-2xl font-semibold tracking-tight";
