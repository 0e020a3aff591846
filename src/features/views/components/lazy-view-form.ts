import { loadListParts } from "~/features/tasks/components/filters/load-list-parts";
import { lazyPart } from "~/ui/page/lazy-part";

/** `ViewForm`, loaded when it is shown. */
export const ViewForm = lazyPart(async () => (await loadListParts()).ViewForm);
