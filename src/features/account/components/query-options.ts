import { queryOptions } from "@tanstack/react-query";
import { api } from "~/client/api";

/** By what the person signs in. */
export const signInMethodsQuery = () =>
  queryOptions({ queryKey: ["account", "signInMethods"], queryFn: () => api.account.signInMethods.query() });
