// Loaded into the app by the stories of Google alone: Google's addresses are fixed, so its requests are redirected where they leave the process.
const outside = globalThis.fetch;

globalThis.fetch = (input, init) => {
  const { hostname } = new URL(input instanceof Request ? input.url : input);
  return outside(hostname === "oauth2.googleapis.com" ? `${process.env["KEEL_TEST_GOOGLE"]}/token` : input, init);
};
