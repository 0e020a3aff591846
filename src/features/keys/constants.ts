/** How many characters the reason for a rotation may have. */
export const longestReason = 500;
