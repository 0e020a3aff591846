import { queryOptions } from "@tanstack/react-query";
import { api } from "~/client/api";

/** Returns what protects the account of the person beyond its password. */
export const factorsQuery = () =>
  queryOptions({ queryKey: ["security", "factors"], queryFn: () => api.security.factors.query() });
