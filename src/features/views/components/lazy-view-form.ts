import { lazyPart } from "~/ui/page/lazy-part";

/** `ViewForm`, loaded when it is shown. It stands here alone, because each place that imports it would get a copy. */
export const ViewForm = lazyPart(async () => (await import("./view-form")).ViewForm);
