import type { OxlintConfig } from "oxlint";

type Overrides = NonNullable<OxlintConfig["overrides"]>;

/** Files that live by the same rules. What is forbidden in a room is forbidden in the rooms within it, too. */
export interface Room {
  files: string[];
  within?: Room;
}

interface Ban {
  in: readonly Room[];
  /** Rooms within those, in which it is allowed. */
  except?: readonly Room[];
  /** Modules as somebody writes them, with `*`, `**` and `!` for what stays allowed (gitignore's patterns). */
  imports: string[];
  /** What the linter says: where it is allowed, or what to do instead. */
  because: string;
  /** Types may be imported: they leave nothing in what is built. */
  allowTypes?: boolean;
}

export interface Boundaries {
  forbid: (ban: Ban) => void;
  /** Returns the base rule, for files in no room, and one override for each of `rooms`, in their order. */
  rules: (rooms: readonly Room[]) => { rule: NonNullable<OxlintConfig["rules"]>; overrides: Overrides };
}

function patternOf({ imports, because, allowTypes }: Ban) {
  const pattern = { group: imports, message: because };
  return allowTypes === true ? { ...pattern, allowTypeImports: true } : pattern;
}

/**
 * Collects what may not be imported where. Each file needs its whole list in one place, since the linter goes by the last override that matches
 * it and forgets the ones before; here each ban is said once, and the lists are put together from them.
 * @param anywhere the room around all others that live by these rules
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
