// The plain import, in a project that has none of the frameworks. A line that has to be refused says so.

import { setPlace, type UnhunchError, type UnhunchSessionElement } from "unhunch-session";

setPlace("/unhunch/");
setPlace(new URL("unhunch/", "https://blog.example/").href);
// @ts-expect-error
setPlace(7);

const session: UnhunchSessionElement = document.createElement("unhunch-session");
session.start();
session.pause();
session.resume();
session.stop();
// What every element has, and an attribute has the same name.
session.scroll({ top: 0 });
document.querySelector("unhunch-session")?.start();
// @ts-expect-error
session.skip();

session.addEventListener("unhunch:segment", (event) => event.detail.index.toFixed() + event.detail.kind.trim());
document.addEventListener("unhunch:segment", ({ detail }) => detail.index.toFixed());
window.addEventListener("unhunch:segment", ({ detail }) => detail.index.toFixed());
document.body.addEventListener("unhunch:segment", ({ detail }) => detail.index.toFixed());
session.addEventListener("unhunch-segment", ({ detail }) => detail.index.toFixed());
document.addEventListener("unhunch-segment", ({ detail }) => detail.index.toFixed());
window.addEventListener("unhunch-segment", ({ detail }) => detail.index.toFixed());
document.body.addEventListener("unhunch-segment", ({ detail }) => detail.index.toFixed());
document.addEventListener("unhunch-error", ({ detail }) => explain(detail));
// @ts-expect-error
document.addEventListener("unhunch-start", ({ detail }) => detail.index.toFixed());

function explain({ code, message, field }: UnhunchError): string {
  return `${code}: ${message} ${field ?? ""}`;
}
