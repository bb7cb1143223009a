// How every script of this folder starts Chromium.

/** `cargo xtask test` chooses the program; without it, Playwright starts its own. */
export const launchOptions = {
  executablePath: process.env.UNHUNCH_CHROMIUM || undefined,
  args: [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    // The sandbox of Chromium refuses to work for root, which is who runs things in a container.
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  ],
};
