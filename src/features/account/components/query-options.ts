import { queryOptions } from "@tanstack/react-query";
import { api } from "~/client/api";

/** Returns the query of the user's sign-in methods. */
export const signInMethodsQuery = () =>
  queryOptions({ queryKey: ["account", "signInMethods"], queryFn: () => api.account.signInMethods.query() });
