import { queryOptions } from "@tanstack/react-query";
import { api } from "~/client/api";

/** Returns the query of the user's second factors, passkeys and trusted browsers. */
export const factorsQuery = () =>
  queryOptions({ queryKey: ["security", "factors"], queryFn: () => api.security.factors.query() });
