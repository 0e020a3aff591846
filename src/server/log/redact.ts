/** The length beyond which a text is cut, in characters. */
const maxLength = 16_384;

const hidden = "[redacted]";
const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Patterns of credentials and personal data, anywhere in a text. Each repetition is bounded, so that no text takes long. */
const secrets: [pattern: RegExp, replacement: string][] = [
  // Signed tokens (RFC 7519).
  [/\beyJ[\w-]{4,4096}(?:\.[\w-]{0,8192}){1,4}/g, hidden],
  // The password of an address: postgres://user:password@host.
  [/\b([a-z][a-z\d+.-]{1,20}:\/\/[^\s:@/?#]{0,128}):[^\s@]{0,512}@/gi, `$1:${hidden}@`],
  // Whole headers.
  [
    /\b((?:set-)?cookie|(?:proxy-)?authorization)(["']?\s{0,4}[:=,]\s{0,4}["'[]{0,2}\s{0,2})[^\r\n"']{1,8192}/gi,
    `$1$2${hidden}`,
  ],
  [/\b(bearer|basic)\s{1,4}[\w.~+/=-]{6,8192}/gi, `$1 ${hidden}`],
  // A session cookie.
  [/(better-auth[.\w-]{0,64}=)[^;\s"']{1,8192}/gi, `$1${hidden}`],
  // Links carry their secret in the query, and one in its path.
  [/\?[^\s"'<>?]{0,8}[^\s"'<>?=]{0,128}=[^\s"'<>]{0,8192}/g, `?${hidden}`],
  [/(\/reset-password\/)[^\s/"'?]{1,512}/g, `$1${hidden}`],
  // Named values, in JSON, in objects as Node.js prints them, and in assignments.
  [
    /([\w-]{0,40}(?:passw(?:or)?d|secret|token|api[_-]?key|private[_-]?key|credential|backup[_-]?codes?)[\w-]{0,20}["']?\s{0,4}[:=]\s{0,4})(?:"(?:[^"\\\r\n]|\\.){0,8192}"|'(?:[^'\\\r\n]|\\.){0,8192}'|[^\s,;}\]"']{1,8192})/gi,
    `$1${hidden}`,
  ],
  // The values of a statement, as Drizzle prints them.
  [/^(\s{0,8}params: ).{1,8192}$/gm, `$1${hidden}`],
  [/[^\s@<>"'(),:;/=]{1,64}@[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){0,8}\.[a-z]{2,24}\b/gi, hidden],
];

const longRun = /[\w-]{24,}/g;

/** Returns whether a run of letters and digits looks random, such as a raw session token. Ids, numbers and names are kept. */
function isOpaque(run: string): boolean {
  if (uuid.test(run) || !/[a-z]/i.test(run)) return false;
  // A camel-case name changes its case once per word.
  const changes = run.match(/[a-z](?=[A-Z])|[A-Z](?=[a-z])/g)?.length ?? 0;
  return /\d/.test(run) || changes > run.length / 4;
}

/** Removes credentials and e-mail addresses from `text`: tokens, cookies, passwords, link secrets. */
export function redact(text: string): string {
  const cut = text.length > maxLength ? `${text.slice(0, maxLength)} …` : text;
  const shown = secrets.reduce((left, [pattern, replacement]) => left.replace(pattern, replacement), cut);
  return shown.replace(longRun, (run) => (isOpaque(run) ? hidden : run));
}
