import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { callerAs } from "~/testing/server/caller";
import { signInAgain } from "~/testing/people/admins";
import { newAdministrator, signUp } from "~/testing/people/people";
import { restAs } from "~/testing/server/rest";
import { plantTasks } from "~/testing/people/tasks";
import { users } from "~/server/auth/tables";
import { limits, orders, sorts } from "../constants";

/** The default limit of a proxy for a request's first line: nginx's `large_client_header_buffers`, Apache's `LimitRequestLine`. */
const maxLineLength = 8000;

/** Characters that take much space in JSON, in UTF-8 or in an address. */
const roomy = ["x", "é", "🍎", '"', "\\", "\u0001", "\u2028", "%", "漢", "\u{10FFFD}", "e\u0327\u0301"] as const;
const filling = (character: string, length: number) =>
  Array.from(character.repeat(length)).slice(0, length).join("").normalize("NFC");
const longText = (length: number) =>
  fc.oneof(
    fc.constantFrom(...roomy).map((character) => filling(character, length)),
    fc
      .array(fc.constantFrom(...roomy), { minLength: length, maxLength: length })
      .map((characters) => Array.from(characters.join("")).slice(0, length).join("")),
  );

describe("the next page can always be requested", () => {
  test("of tasks, by any sort, over REST as over tRPC, whatever their titles", async () => {
    await fc.assert(
      fc.asyncProperty(
        longText(limits.title),
        fc.constantFrom(...sorts),
        fc.constantFrom(...orders),
        async (title, sort, order) => {
          const ada = await signUp();
          const tag = filling("🍎", limits.tag);
          const at = "2026-11-20T12:00:00.000Z";
          await plantTasks(
            ada,
            [1, 2, 3].map(() => ({ title, tags: [tag], dueOn: "2026-11-20", completedAt: at })),
          );
          const search = new URLSearchParams({ sort, order, limit: "1", tags: tag });
          let path: string | undefined = `/api/tasks?${search.toString()}`;
          let cursor: string | null = null;
          const seen: number[] = [];
          while (path !== undefined && seen.length < 4) {
            const page = await callerAs(ada).tasks.list.query({ sort, order, limit: 1, tags: [tag], cursor });
            const { status, headers, body } = await restAs(ada)("GET", path);
            expect([status, path.length < maxLineLength, page.items.length]).toEqual([200, true, 1]);
            expect(body).toMatchObject([{ id: page.items[0]?.id }]);
            seen.push(status);
            path = /^<([^>]+)>; rel="next"$/.exec(headers.get("link") ?? "")?.[1];
            cursor = page.nextCursor;
          }
          expect([seen.length, cursor]).toEqual([3, null]);
        },
      ),
      { numRuns: 25 },
    );
  });

  describe("of users", () => {
    const admin = newAdministrator();
    let server: Awaited<typeof admin>["server"];
    beforeAll(async () => {
      server = (await admin).server;
    });

    test.each(roomy)("whose names are of %j as far as they go", async (character) => {
      const name = filling(character, 100);
      const { db } = server.runtime.database;
      const mark = crypto.randomUUID();
      await db.insert(users).values([1, 2, 3].map((n) => ({ name, email: `${mark}-${n}@${"a".repeat(60)}.example` })));
      const call = callerAs(await signInAgain(await admin)).users;
      for (const sort of ["name", "email", "created_at"] as const) {
        const first = await call.list.query({ search: mark, sort, limit: 1 });
        const second = await call.list.query({ search: mark, sort, limit: 1, cursor: first.nextCursor ?? "" });
        expect(second.items.map(({ id }) => id)).not.toEqual(first.items.map(({ id }) => id));
      }
    });
  });
});
