import { splitAtCommas, statementsOf } from "./sql-statements";

const concurrently = "in a migration of its own, which then runs outside of a transaction";
const inBatches =
  "add a column that may be null, have the app write both, fill it by a job in batches, and drop the old one in a later migration";

type Rule = [wrong: RegExp, instead: string];

/** Statements that read or write a whole table while others wait (https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES). */
const tableRules: Rule[] = [
  [
    /^add (?:constraint \w+ )?(?:foreign key|check)\b(?!.* not valid$)/,
    "add it `not valid`, and `alter table … validate constraint …` in a later migration of its own",
  ],
  [
    /^add (?:constraint \w+ )?(?:unique|primary key|exclude)\b(?!.* using index )/,
    `create a unique index concurrently ${concurrently}, and add the constraint \`using index\` later`,
  ],
  [
    /^add column .*\b(?:references|check|unique|primary key)\b/,
    "add the column alone, and its rule in a statement of its own",
  ],
  [
    /^add column .*\b(?:generated .+ stored|generated .+ as identity|(?:small|big)?serial\b)/,
    `every row would be written anew: ${inBatches}`,
  ],
  [
    /^add column .*\bdefault (?!now\(\))[^,]*?\w\(/,
    `a default that differs from row to row writes every row anew: ${inBatches}`,
  ],
  [
    /^add column (?!.*\bdefault\b).*\bnot null\b/,
    "rows that are there have no value: add the column with a constant default, or without `not null`",
  ],
  [/^alter (?:column )?\w+ (?:set data )?type\b/, `another type writes every row anew: ${inBatches}`],
  [
    /^set (?:logged|unlogged|tablespace|access method)\b/,
    "it writes the whole table anew: make another table, and move the rows by a job in batches",
  ],
];

const statementRules: Rule[] = [
  [
    /^create (?:unique )?index (?!concurrently )/,
    `write \`drop index concurrently if exists …\` and \`create index concurrently …\` ${concurrently}`,
  ],
  [/^drop index (?!concurrently )/, `write \`drop index concurrently if exists …\` ${concurrently}`],
  [
    /^reindex (?!.*\bconcurrently )|^refresh materialized view (?!concurrently )/,
    `write it \`concurrently\`, ${concurrently}`,
  ],
  [
    /^(?:vacuum full|cluster|truncate|lock)\b/,
    "no query could read the table meanwhile: do it by hand, while the app is stopped",
  ],
  [
    /(?<!\bon |\bfor |\bbefore |\bafter |\bor )\b(?:update (?!on\b)(?:only )?\w+|delete from|merge into)\b/,
    "it holds every row that it changes until it is done: do it in a job, in batches",
  ],
];

const unnamedColumn = /^add (?!column\b|constraint\b|foreign\b|check\b|unique\b|primary\b|exclude\b)/;
const apart =
  /^(?:create (?:unique )?index concurrently|drop index concurrently|alter table (?:only )?\w+ validate constraint)\b/;
const tableOf = (statement: string) =>
  (/^alter table (?:if exists )?(?:only )?(\w+)/.exec(statement) ?? / on (?:only )?(\w+)/.exec(statement))?.[1] ?? "";

/** Returns the statements of `migration` that would block users, with a replacement. Tables it creates are empty. `earlier` are the migrations before it. */
export function lockFaults(migration: string, earlier: readonly string[] = []): string[] {
  const statements = statementsOf(migration);
  const made = new Set(statements.flatMap((text) => /^create table (?:if not exists )?(\w+)/.exec(text)?.[1] ?? []));
  const before = earlier.flatMap(statementsOf);
  const faultsOf = (statement: string, at: number): string[] => {
    if (/^create (?:or replace )?(?:function|procedure)\b/.test(statement)) return [];
    if (apart.test(statement)) return faultsApart(statement, statements.slice(0, at), statements);
    if (made.has(tableOf(statement))) return [];
    const actions = /^alter table (?:if exists )?(?:only )?\w+ (.+)$/.exec(statement)?.[1];
    const faults = (rules: Rule[], text: string) =>
      rules.filter(([wrong]) => wrong.test(text)).map(([, instead]) => `${text}: ${instead}`);
    if (actions === undefined) return faults(statementRules, statement);
    return splitAtCommas(actions).flatMap((action) => {
      const written = action.replace(unnamedColumn, "add column ");
      return faults(tableRules, written).concat(uncheckedNotNull(action, tableOf(statement), before));
    });
  };
  return statements.flatMap(faultsOf);
}

function faultsApart(statement: string, passed: string[], all: string[]): string[] {
  const name = /^create (?:unique )?index concurrently (?:if not exists )?(\w+)/.exec(statement)?.[1];
  const isDropped = name === undefined || passed.includes(`drop index concurrently if exists ${name}`);
  return [
    ...(all.every((each) => apart.test(each)) ? [] : [`${statement}: write it ${concurrently}`]),
    ...(isDropped
      ? []
      : [
          `${statement}: an interrupted one leaves an index that is not valid: write \`drop index concurrently if exists ${name}\` before it`,
        ]),
  ];
}

/** PostgreSQL reads the whole table for `set not null`, unless a valid constraint already proves it. */
function uncheckedNotNull(action: string, table: string, before: string[]): string[] {
  const column = /^alter (?:column )?(\w+) set not null$/.exec(action)?.[1];
  if (column === undefined) return [];
  const check = new RegExp(
    `^alter table (?:only )?${table} add constraint (\\w+) check \\(\\(?${column} is not null\\)?\\) not valid$`,
  );
  const names = before.flatMap((text) => check.exec(text)?.[1] ?? []);
  if (names.some((name) => before.includes(`alter table ${table} validate constraint ${name}`))) return [];
  return [
    `${action}: add a constraint \`check (${column} is not null) not valid\`, and validate it in a later migration; this can follow`,
  ];
}
