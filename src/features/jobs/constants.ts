/** How many characters the reason for starting a job may have. */
export const longestReason = 500;
