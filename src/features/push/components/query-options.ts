import { queryOptions } from "@tanstack/react-query";
import { api } from "~/client/api";

/** Returns the query of the devices that are notified. */
export const pushDevicesQuery = () =>
  queryOptions({ queryKey: ["push", "devices"], queryFn: () => api.push.devices.query() });
