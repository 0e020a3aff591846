/** The cookie with what the user has folded or unfolded, so that the server shows the first page in the same way. */
export const foldsCookie = "keel.folds";

/** A cookie has little room. What was touched longest ago is shown as at first. */
const maxFolds = 24;

/** Reads the result of `formatFolds`, and ignores anything else. */
export const parseFolds = (text: string | undefined): readonly string[] =>
  (text ?? "")
    .split("~")
    .filter((name) => /^[a-z\d-]{1,36}$/.test(name))
    .slice(-maxFolds);

/** Returns the names as a cookie value. */
export const formatFolds = (names: readonly string[]): string => names.slice(-maxFolds).join("~");
