import { permittedProcedure, router } from "~/server/trpc";
import { countUsersForAdmin } from "./admin-queries";

/** Everybody who has an account, as administrators see them. */
export const usersRouter = router({
  counts: permittedProcedure("users.read").query(({ ctx }) => countUsersForAdmin(ctx.db, { now: ctx.now })),
});
