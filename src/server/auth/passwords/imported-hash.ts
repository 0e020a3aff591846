/** The highest cost of a check, because an imported hash must not keep this server busy. */
const maxRounds = 14;
const maxArgon2 = { memory: 262_144, passes: 10, lanes: 16 };

const bcrypt = /^\$2[aby]\$(\d{2})\$[./A-Za-z0-9]{53}$/;
const argon2 =
  /^\$argon2(?:id?|d)\$v=19\$m=(\d{1,9}),t=(\d{1,4}),p=(\d{1,3})\$[+/A-Za-z0-9]{11,128}\$[+/A-Za-z0-9]{11,256}$/;

/** Returns whether a stored hash was imported. Keel's own (`salt:key`) never begin like that. */
export const isImportedHash = (hash: string) => hash.startsWith("$");

/** Returns why a password cannot be checked against `hash`; `undefined` when it can. */
export function faultOfImportedHash(hash: string): string | undefined {
  const rounds = bcrypt.exec(hash)?.[1];
  if (rounds !== undefined) return Number(rounds) > maxRounds ? `bcrypt with more than ${maxRounds} rounds` : undefined;
  const [matched, memory, passes, lanes] = argon2.exec(hash) ?? [];
  if (matched === undefined) return "a kind of hash that is not known here";
  const isCheap =
    Number(memory) <= maxArgon2.memory && Number(passes) <= maxArgon2.passes && Number(lanes) <= maxArgon2.lanes;
  return isCheap ? undefined : "argon2 that takes too much memory or time";
}

/**
 * Verifies a password against a bcrypt or argon2 hash in PHC notation (https://github.com/P-H-C/phc-string-format), as typed and in each Unicode
 * normal form, because other products do not normalize passwords.
 */
export async function verifyImportedHash({ hash, password }: { hash: string; password: string }): Promise<boolean> {
  if (faultOfImportedHash(hash) !== undefined) return false;
  const { verify } = hash.startsWith("$2") ? await loadBcrypt() : await loadArgon2();
  for (const form of new Set([
    password,
    ...(["NFC", "NFKC", "NFD"] as const).map((form) => password.normalize(form)),
  ])) {
    if (await verify(hash, form)) return true;
  }
  return false;
}

/** Loads bcrypt with the first such account, because most installations have none. */
async function loadBcrypt() {
  const { verify } = await import("@node-rs/bcrypt");
  return { verify: (hash: string, password: string) => verify(password, hash) };
}

async function loadArgon2() {
  const { verify } = await import("@node-rs/argon2");
  return { verify: (hash: string, password: string) => verify(hash, password) };
}
