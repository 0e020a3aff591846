import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { featureFaults } from "./feature-faults";

const skipped = new Set(["node_modules", ".next", ".build"]);

/** Returns every file below `directory`, as a path from the root. */
function filesBelow(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : filesBelow(path);
    return [path];
  });
}

const sources = filesBelow("src");
const everything = [...sources, ...["e2e", "bench", "scripts"].flatMap(filesBelow)];
const isTest = (path: string) => /\.test(-d)?\.tsx?$/.test(path);
const importsOf = (path: string) =>
  [...readFileSync(path, "utf8").matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map(([, specifier = ""]) => specifier);

describe("the house", () => {
  test("has these rooms, and no others", () => {
    expect(readdirSync("src").sort()).toEqual(["app", "client", "features", "server", "shared", "sw", "testing", "ui"]);
  });

  test("has no catch-all folders", () => {
    const forbidden = /^(libs?|utils?|utilities|common|helpers?|types|services|misc|index)$/;
    const offenders = everything.filter((path) =>
      path.split("/").some((part) => forbidden.test(part.replace(/\.(tsx?|mjs|css)$/, ""))),
    );
    expect(offenders).toEqual([]);
  });

  test("holds at most 25 entries in a folder: move the files of one idea into a room of their own", () => {
    const entries = new Map<string, Set<string>>();
    for (const path of everything) {
      for (let below = path; dirname(below) !== "."; below = dirname(below)) {
        const folder = dirname(below);
        entries.set(folder, (entries.get(folder) ?? new Set()).add(basename(below)));
      }
    }
    const full = [...entries].filter(([, names]) => names.size > 25);
    expect(full.map(([folder, names]) => `${folder}: ${names.size}`)).toEqual([]);
  });

  test("reads the days of its stories from e2e/setup/days.ts, because a browser's day is not the server's near midnight", () => {
    const own = new Set(["e2e/setup/days.ts", "e2e/tasks/dates/midnight.spec.ts"]);
    const elsewhere = everything.filter((path) => path.startsWith("e2e/") && path.endsWith(".ts") && !own.has(path));
    const anotherDay = /current_date|toISOString\(\)\.slice\(0, 10\)/;
    // A file is read once for many stories, and midnight may pass between them.
    const onceForAll = /^(?:export )?(?:const|let) (?!.*=>).*dayFromNow\(/m;
    const offenders = elsewhere.filter((path) => {
      const code = readFileSync(path, "utf8");
      return anotherDay.test(code) || onceForAll.test(code);
    });
    expect(offenders).toEqual([]);
  });

  test("has one room for an idea, not one for each and one for all", () => {
    const folders = new Set(everything.map((path) => dirname(path)));
    expect([...folders].filter((folder) => folders.has(`${folder}s`))).toEqual([]);
  });

  test("names its files in kebab-case", () => {
    const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|test-d|config|spec|module))?(\.[a-z0-9-]+)+$/;
    const named = everything.filter((path) => /\.(tsx?|mjs|css)$/.test(path));
    expect(named.filter((path) => !kebab.test(basename(path)))).toEqual([]);
  });

  test("has no empty files, and no file that only re-exports another", () => {
    const code = sources.filter((path) => /\.tsx?$/.test(path));
    const isBarrel = (text: string) =>
      text
        .split("\n")
        .filter((line) => line.trim() !== "" && !line.startsWith("//"))
        .every((line) => /^export (\*|\{.*\}) from /.test(line));
    expect(code.filter((path) => isBarrel(readFileSync(path, "utf8")))).toEqual([]);
  });

  test("reads the environment in one place", () => {
    const readers = sources.filter((path) => /process\.env\b/.test(readFileSync(path, "utf8")) && !isTest(path));
    expect(readers).toEqual(["src/server/env.ts"]);
  });

  test("creates the context of a call in one place", () => {
    const makers = everything.filter((path) => {
      if (!/\.tsx?$/.test(path) || path.endsWith("house/structure.test.ts")) return false;
      const text = readFileSync(path, "utf8");
      return ["rotateKeys", "onSessionEnd", "principal"].every((part) => text.includes(part));
    });
    expect(makers, "call createContext of server/context.ts").toEqual([
      "src/server/context.ts",
      "src/server/operations/procedures.test-d.ts",
    ]);
  });

  test("runs its stories without React's internals, and calls axe in one place", () => {
    const stories = everything.filter((path) => /^(e2e|scripts)\/.+\.ts$/.test(path));
    const mentions = (words: RegExp) => stories.filter((path) => words.test(readFileSync(path, "utf8")));
    expect(mentions(/__react|_reactRoot/)).toEqual([]);
    expect(mentions(/from "(axe-core|@axe-core\/playwright)"/)).toEqual(["e2e/setup/axe.ts"]);
  });

  test("has each run of stories write to its own folder, so that none overwrites another", () => {
    const writers = everything.filter((path) => /^e2e\/.+\.(ts|mjs)$/.test(path) && !path.endsWith(".config.ts"));
    expect(writers.filter((path) => /["'`]test-results\//.test(readFileSync(path, "utf8")))).toEqual([]);
    const runs = ["scripts/test/e2e.ts", "scripts/test/test-node24.ts"].map((path) => readFileSync(path, "utf8"));
    for (const run of runs) expect(run).toMatch(/--output=\S+\/(again|node24)/);
  });

  test("truncates nothing that users type: a long text stays in the field with an error", () => {
    const cutters = sources.filter((path) => path.endsWith(".tsx") && /\bmaxLength=/.test(readFileSync(path, "utf8")));
    expect(cutters).toEqual([]);
  });

  test("lets text run in its own direction wherever it is written", () => {
    const wordless = /type="(checkbox|radio|password|email|hidden|date|time)"|type=\{shown/;
    const fields = sources
      .filter((path) => path.endsWith(".tsx"))
      .flatMap((path) =>
        [...readFileSync(path, "utf8").matchAll(/<(?:input|textarea)\b[\s\S]*?\/>/g)].map(([field]) => ({
          path,
          field,
        })),
      );
    expect(fields.length).toBeGreaterThan(5);
    expect(
      fields.filter(({ field }) => !wordless.test(field) && !/\bdir=/.test(field)).map(({ path }) => path),
    ).toEqual([]);
  });

  test("compares user text by one folding, and never by case alone", () => {
    const byCase = /\bilike\b|\blower\(|\b(tag|title|name|word|text|description)s?\.toLowerCase\(\)/i;
    const code = sources.filter((path) => path.startsWith("src/features/") && !isTest(path));
    expect(code.filter((path) => byCase.test(readFileSync(path, "utf8")))).toEqual([]);
  });

  test("ends sessions in one place, which reports how long they lasted", () => {
    const enders = sources.filter((path) => /\.delete\(sessions\)/.test(readFileSync(path, "utf8")) && !isTest(path));
    expect(enders).toEqual(["src/server/auth/sessions/session-end.ts"]);
  });

  test("evicts the least recently used entries with lru-cache only", () => {
    const code = sources.filter((path) => /\.tsx?$/.test(path) && !isTest(path));
    const byHand = /= \w+\.keys\(\)|\.keys\(\)\.next\(\)|\.(entries|values)\(\)\.next\(\)/;
    expect(code.filter((path) => byHand.test(readFileSync(path, "utf8")))).toEqual([]);
  });

  test("crosses a layer with ~/, and stays in its folder or feature otherwise", () => {
    const rooms = (path: string) => {
      const [, room = "", feature = ""] = path.split("/");
      return room === "features" ? `${room}/${feature}` : room;
    };
    const strays = sources
      .filter((path) => /\.tsx?$/.test(path) && !isTest(path))
      .flatMap((path) =>
        importsOf(path)
          .filter((specifier) => /^(\.|~\/)/.test(specifier))
          .filter((specifier) => {
            const isRelative = specifier.startsWith(".");
            const target = isRelative ? relative(".", join(dirname(path), specifier)) : specifier.replace("~", "src");
            return isRelative !== (rooms(target) === rooms(path));
          })
          .map((specifier) => `${path} → ${specifier}`),
      );
    expect(strays).toEqual([]);
  });
});

describe("a feature", () => {
  test("asks for rows by their `ownerId`, which a middleware resolves, and not by the caller's id", () => {
    const byCaller = /\buserId\??: string\b/;
    const queries = sources.filter((path) => /^src\/features\/.*queries\.ts$/.test(path));
    const offenders = queries.filter(
      (path) => !/\/(admin|action)-queries\.ts$/.test(path) && byCaller.test(readFileSync(path, "utf8")),
    );
    expect(
      offenders,
      "take `ownerId` and compare `user_id` with it; what administrators ask is in admin-queries.ts",
    ).toEqual([]);
  });

  const features = readdirSync("src/features");
  const roles =
    /^((?:[a-z-]+-)?queries|schema|table|router|resource|constants|example|feature(?:\.testing)?|declarations)\.ts$/;
  /** `list`: filters, sorts, pages. `repeat`: what follows a completed row. `send`: what is sent, when and once. `store`: browser state without React's components. `tree`: rows below rows. `trash`: what becomes of deleted rows. */
  const rooms = new Set(["change", "components", "list", "many", "repeat", "send", "store", "tags", "tree", "trash"]);

  test.each(features)("%s holds the files that every feature may hold, and ideas by their own names", (feature) => {
    const folder = join("src/features", feature);
    const entries = readdirSync(folder, { withFileTypes: true });
    const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    const folderAdvice = `put it in components/, list/, repeat/ or store/ of ${folder}; another kind of folder is added to \`rooms\` in src/testing/house/structure.test.ts`;
    expect(
      folders.filter((name) => !rooms.has(name)),
      folderAdvice,
    ).toEqual([]);
    const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
    expect(files.filter((name) => !name.endsWith(".ts"))).toEqual([]);
    const ideas = files.filter((name) => !isTest(name) && !roles.test(name));
    const untested = ideas.filter((name) => !files.includes(name.replace(/\.ts$/, ".test.ts")));
    const behaving = untested.filter((name) =>
      /^export (async )?function |=> /m.test(readFileSync(join(folder, name), "utf8")),
    );
    expect(behaving, `add ${folder}/<name>.test.ts beside each of these`).toEqual([]);
  });

  /** The allowed imports between features: importer → imported. */
  const edges = new Set<string>([
    "sessions → account",
    "security → account",
    // What requires step-up authentication opens the dialog of the account feature.
    "jobs → account",
    "keys → account",
    "mails → account",
    "users → account",
    // Rows of one refer to rows of the other, and are changed with them in one statement.
    "sections → projects",
    "projects → sections",
    "projects → tasks",
    // A copy of a project keeps the reminders of its tasks.
    "projects → reminders",
    "sections → tasks",
    "tasks → projects",
    "tasks → sections",
    "tasks → reminders",
    "reminders → tasks",
    "tasks → comments",
    "comments → tasks",
    // The color of a tag follows the tag, which is a text in tasks.
    "tags → tasks",
    "tasks → tags",
    // Whom to remind, and when, follows from the task, its project and what its owner prefers.
    "reminders → projects",
    "reminders → preferences",
    // A view is checked as the address of a list is, and opened as one.
    "views → tasks",
    "tasks → views",
    // A count leaves out what is at rest in archived projects.
    "views → projects",
  ]);

  test("imports another feature only along an edge that is declared here", () => {
    const found = sources
      .filter((path) => path.startsWith("src/features/"))
      .flatMap((path) => {
        const own = path.split("/")[2] ?? "";
        return importsOf(path).flatMap((specifier) => {
          const [, , other = own, file = ""] = /^~\/(features)\/([^/]+)\/(.+)$/.exec(specifier) ?? [];
          return other === own ? [] : [{ edge: `${own} → ${other}`, file, path }];
        });
      });
    const advice = "declare the edge in `edges` in src/testing/house/structure.test.ts, or do without the import";
    const unused = "take these out of `edges` in src/testing/house/structure.test.ts";
    expect(
      found.filter(({ edge }) => !edges.has(edge)),
      advice,
    ).toEqual([]);
    expect(
      found.filter(
        ({ file }) =>
          !/^(table|schema|list\/(schema|filter-params|views)|resource|components\/.+|store\/.+|change\/history\/.+)$/.test(
            file,
          ),
      ),
      "import another feature's table, schema, resource, components, store, list address or the history of its rows only",
    ).toEqual([]);
    expect(
      [...edges].filter(
        (edge) =>
          edge.split(" → ").every((name) => features.includes(name)) && !found.some((used) => used.edge === edge),
      ),
      unused,
    ).toEqual([]);
  });

  test("declares its server part in feature.ts, which is in the server's list", () => {
    expect(featureFaults("src")).toEqual([]);
  });

  test("imports no value of a table into the browser", () => {
    const browser = sources.filter(
      (path) => /src\/(features\/[^/]+\/(components|store)|ui|client)\//.test(path) && !isTest(path),
    );
    const offenders = browser.filter((path) =>
      /^import (?!type )[^;]*from "[^"]*\/(table|queries|router)"/m.test(readFileSync(path, "utf8")),
    );
    expect(offenders).toEqual([]);
  });
});
