/** The look of a notice about a change that was refused, above a list. */
export const noticeClass = "mb-2 rounded-lg bg-danger-soft px-3 py-2 text-sm print:hidden";
