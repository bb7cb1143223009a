// A frame that nobody's script has put there: <iframe src="frame.html#routine=…">. What it shows stands in its address, it is as
// high as its author made it and scrolls inside, and says itself what is wrong.

import { readHash } from "./load.js";

const OPTIONS = ["routine", "lang", "theme", "region", "accent", "json"];
/** The messages after which a session runs, or does not. */
const PLAYS = { start: true, complete: false, stop: false };

/** Makes `host` that of such a frame. `changed` hears that its address has; `look` is what has the look. */
export function runBare(host, look, changed) {
  const told = document.getElementById("told");
  /** The height that the frame was given, and the one that was told last. */
  let given = 0;
  let last = 0;
  let plays = false;

  const read = () => {
    const address = readHash();
    Object.assign(host.options, Object.fromEntries(OPTIONS.map((name) => [name, address.get(name) ?? ""])));
    // Somebody meant a routine of their own. The app takes nothing for a routine of the library, and a space for a fault.
    if (address.get("json") === "" && !host.options.routine) host.options.json = " ";
  };
  // A page around that gives the frame the height that it tells would make it higher for ever.
  const size = () => {
    if (innerHeight > given && innerHeight === last) return;
    given = innerHeight;
    look.style.setProperty("--screen", `${given}px`);
  };

  const { post } = host;
  host.post = (type, detail) => {
    post(type, detail);
    plays = PLAYS[type] ?? plays;
    if (type === "resize") last = detail.height;
    if (type === "warn") console.warn(detail.message);
    // A session that runs is not taken from under a person.
    if (type === "error" && !plays) {
      document.getElementById("why").textContent = `For the author of this page: ${detail.message}`;
      told.hidden = false;
      host.root.hidden = true;
    }
  };
  // The app itself says so, with a way to try again.
  host.tellFailed = post;

  told.querySelector("button").addEventListener("click", () => location.reload());
  addEventListener("resize", size);
  addEventListener("hashchange", () => {
    const { lang } = host.options;
    read();
    // The program did not come; or its texts, which are chosen once, have to be others.
    if (!host.receive || (host.options.lang !== lang && !plays)) return location.reload();
    told.hidden = true;
    host.root.hidden = false;
    changed();
  });
  look.dataset.bare = "";
  host.bare = true;
  read();
  size();
}
