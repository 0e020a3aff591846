import type { OxlintConfig } from "oxlint";

type Overrides = NonNullable<OxlintConfig["overrides"]>;

/** Files with the same rules. A ban in a room holds in the rooms within it, too. */
export interface Room {
  files: string[];
  within?: Room;
}

interface Ban {
  in: readonly Room[];
  /** Rooms within those, in which it is allowed. */
  except?: readonly Room[];
  /** Modules as they are imported, with `*`, `**` and `!` for exceptions (gitignore's patterns). */
  imports: string[];
  /** The linter's message: where it is allowed, or the alternative. */
  because: string;
  /** Types may be imported, because they leave nothing in the build. */
  allowTypes?: boolean;
}

export interface Boundaries {
  forbid: (ban: Ban) => void;
  /** Returns the base rule, for files outside all rooms, and one override for each of `rooms`, in their order. */
  rules: (rooms: readonly Room[]) => { rule: NonNullable<OxlintConfig["rules"]>; overrides: Overrides };
}

function patternOf({ imports, because, allowTypes }: Ban) {
  const pattern = { group: imports, message: because };
  return allowTypes === true ? { ...pattern, allowTypeImports: true } : pattern;
}

/**
 * Collects import bans. Each file needs its complete list in one override, because the linter applies only the last override that matches
 * it; here each ban is declared once, and the lists are assembled.
 * @param anywhere the room that contains all others
 */
export function createBoundaries(anywhere: Room): Boundaries {
  const bans: Ban[] = [];

  const isForbidden = (ban: Ban, room: Room | undefined): boolean => {
    if (room === undefined || ban.except?.includes(room) === true) return false;
    return ban.in.includes(room) || isForbidden(ban, room.within);
  };

  const ruleOf = (room: Room): NonNullable<OxlintConfig["rules"]> => {
    const patterns = bans.filter((ban) => isForbidden(ban, room)).map(patternOf);
    return { "no-restricted-imports": patterns.length === 0 ? "off" : ["error", { patterns }] };
  };

  return {
    forbid: (ban) => void bans.push(ban),
    rules: (rooms) => {
      const late = rooms.find(({ within }, at) => within !== undefined && rooms.indexOf(within) > at);
      if (late !== undefined) throw new Error(`${late.files.join()} has to come after the room that it is within.`);
      return {
        rule: ruleOf(anywhere),
        overrides: rooms.map((room) => ({ files: room.files, rules: ruleOf(room) })),
      };
    },
  };
}
