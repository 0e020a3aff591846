import { createBoundaries, type Room } from "./forbid";
import { filesOf, type ServerLevel, serverLevels, higherLevelImports } from "./server-levels";

const anywhere: Room = { files: ["**"] };
const rooms: Room[] = [];

/** Adds a room. The last room that contains a file decides, so it comes after those around it. */
function room(within: Room | undefined, ...files: string[]): Room {
  const added: Room = within === undefined ? { files } : { files, within };
  rooms.push(added);
  return added;
}

const app = room(anywhere, "src/app/**");
const apiRoute = room(app, "src/app/api/**");
const featureServer = room(anywhere, "src/features/*/*.ts");
const featureSql = room(featureServer, ...["queries", "*-queries", "table"].map((name) => `src/features/*/${name}.ts`));
const inRooms = (files: string, ideas = ["change", "list", "many", "repeat", "send", "tags", "tree", "trash"]) =>
  ideas.map((name) => `src/features/*/${name}/${files}`);
const featureList = room(featureServer, ...inRooms("*.ts"));
const featureListSql = room(featureList, ...inRooms("*-queries.ts"));
const featureListRoom = room(featureServer, ...inRooms("*/*.ts", ["change", "list"]));
const featureListRoomSql = room(featureListRoom, ...inRooms("*/*-queries.ts", ["change", "list"]));
const featureSchema = room(featureServer, "src/features/*/schema.ts");
const featureBrowser = room(anywhere, "src/features/*/components/**", "src/features/*/store/**");
const featureComponents = room(featureBrowser, "src/features/*/components/**");
const client = room(anywhere, "src/client/**");
const ui = room(anywhere, "src/ui/**");
const shared = room(anywhere, "src/shared/**");
const server = room(anywhere, "src/server/**");
const levels = new Map(serverLevels.map((level) => [level, room(server, filesOf(level))]));
const levelOf = (name: ServerLevel) => levels.get(name) ?? server;
const router = levelOf("router.ts");
const database = levelOf("db");
const driver = room(database, "src/server/db/session/driver.ts", "src/server/db/errors/database-error.ts");
const auth = levelOf("auth");
const accountEvents = room(auth, "src/server/auth/better-auth/account-events.ts");

/** Tests may import everything; they follow the rules for relative imports. */
export const tests = room(undefined, "src/testing/**", "src/**/*.test.ts", "src/**/*.test-d.ts", "src/**/*.testing.ts");
/** Programs for the command line, not part of what is served. */
export const tools = room(undefined, "bench/**", "scripts/**", "e2e/**");

const { forbid, rules } = createBoundaries(anywhere);

forbid({
  in: [anywhere, router],
  except: [featureSql, featureListSql, featureListRoomSql, server],
  imports: ["drizzle-orm", "drizzle-orm/**"],
  because: "SQL lives in a feature's queries.ts and table.ts, and in server/.",
});
forbid({
  in: [anywhere],
  except: [database],
  imports: ["postgres", "postgres/**"],
  because: "Only server/db talks to the driver. Take `db` from the context.",
});
forbid({
  in: [database],
  except: [driver],
  imports: ["postgres", "postgres/**"],
  allowTypes: true,
  because: "Only server/db/session makes a driver, with all that a session needs. Use openSession or openDatabase.",
});
forbid({
  in: [anywhere],
  except: [auth],
  imports: ["jose", "jose/**"],
  because: "Only server/auth handles tokens. Take `principal` from the context.",
});

forbid({
  in: [anywhere],
  except: [accountEvents],
  imports: ["**/audit/insert"],
  because: "The audit log is written by `ctx.audit`, or by an audit of createAudit where no procedure runs.",
});

/** Import patterns from a folder below a layer to another layer, which relative paths would hide. */
const crossings = (layers: readonly string[]) => layers.map((layer) => `**/../${layer}/**`);
const crossesALayer = "A relative import stays in its layer or feature; cross a layer with ~/.";
const layers = ["app", "client", "features", "shared", "ui"];

forbid({
  in: [anywhere, tests],
  imports: ["./../**", "~/**/../**"],
  because: "An import goes straight to its module: no .. after ./ or ~/, which would hide where it leads.",
});
forbid({ in: [anywhere], imports: ["~/testing/**", "**/*.testing"], because: "What tests know is never served." });
forbid({ in: [anywhere, tests], imports: crossings(layers), because: crossesALayer });
forbid({ in: [anywhere], except: [server, tests], imports: crossings(["server"]), because: crossesALayer });
forbid({ in: [featureServer], except: [featureList, featureListRoom], imports: ["../**"], because: crossesALayer });
forbid({ in: [featureList], imports: ["../../**"], because: crossesALayer });
forbid({ in: [featureListRoom], imports: ["../../../**"], because: crossesALayer });
forbid({ in: [featureBrowser], imports: ["../../../**"], because: crossesALayer });

// app → features → client, server, ui → shared
forbid({
  in: [app],
  except: [apiRoute],
  imports: ["table", "*queries", "*/*queries", "router", "trash", "trash/*", "feature", "declarations"].map(
    (name) => `~/features/*/${name}`,
  ),
  because:
    "A page composes components and reads through server/page-session; it never reaches into a feature's server side.",
});
forbid({
  in: [app],
  except: [apiRoute],
  imports: ["~/server/**", "!~/server/page-session"],
  because: "A page asks server/page-session who is there and calls procedures through it.",
});
forbid({
  in: [apiRoute],
  imports: ["~/features/**", "~/client/**", "~/ui/**"],
  because: "The route only hands the request to server/api.",
});
forbid({
  in: [featureServer, featureBrowser, client, server],
  except: [featureSchema],
  imports: ["~/app/**"],
  because: "Nothing imports a route. Move what is shared into a feature, client or ui.",
});
forbid({
  in: [featureServer],
  except: [featureSchema],
  imports: ["~/client/**", "~/ui/**"],
  because: "The server side of a feature knows no browser. Put React into components/.",
});
forbid({
  in: [featureSchema],
  imports: ["~/**", "!~/shared/**"],
  because: "A schema is isomorphic: it imports zod, shared/ and the feature's own pure files.",
});
forbid({
  in: [featureBrowser],
  imports: [
    ...["table", "queries", "*-queries", "router", "feature", "declarations"].map((name) => `../**/${name}`),
    "~/server/**",
  ],
  because: "A component calls procedures through ~/client/api. One value import of a table costs 140 KB of JavaScript.",
});
forbid({ in: [featureComponents], imports: ["../**/store/query-options"], because: "Use the hooks of store/copy." });
forbid({
  in: [featureBrowser, client],
  imports: ["@trpc/client", "@trpc/client/**"],
  allowTypes: true,
  because:
    "Call procedures through ~/client/api, and read what failed by ~/client/call-data: tRPC's client is 6 KB of every page.",
});
forbid({
  in: [client],
  imports: ["~/features/**", "~/ui/**"],
  because: "client/ knows no feature and no look.",
});
forbid({
  in: [client],
  imports: ["~/server/**"],
  allowTypes: true,
  because: "client/ takes the type of ~/server/router, and nothing else, from the server.",
});
forbid({
  in: [ui],
  imports: ["~/**"],
  because: "ui/ could ship in another product: it imports its own files only.",
});
forbid({
  in: [shared],
  imports: ["~/**"],
  because: "Both sides read shared/: it imports zod and its own files only.",
});
forbid({
  in: [server],
  except: [router],
  imports: ["~/features/**"],
  because: "server/ has no product knowledge; only server/router.ts lists the features.",
});
forbid({
  in: [router],
  imports: ["~/features/**", "!~/features/*/feature"],
  because: "The list of features reads each one's feature.ts: say there what the feature brings to the server.",
});
forbid({
  in: [server],
  imports: ["~/client/**", "~/ui/**"],
  because: "The server knows no browser.",
});

for (const [name, level] of [...levels].slice(0, -1))
  forbid({
    in: [level],
    imports: higherLevelImports(name),
    because:
      "What stands in server/ imports only what stands before it in scripts/lint/server-levels.ts. Take it as an argument, or move what both need below both.",
  });
for (const [name, layer] of Object.entries({ app, client, server }))
  forbid({ in: [layer], imports: [`~/${name}/**`], because: crossesALayer });

/** The import boundaries. */
export const boundaries = rules(rooms);
