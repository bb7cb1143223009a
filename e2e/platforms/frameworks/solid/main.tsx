// Only its types are looked at.

import type { UnhunchSessionElement } from "unhunch-session/solid";
import "unhunch-session/solid";

let session!: UnhunchSessionElement;

export const App = () => (
  <unhunch-session
    ref={session}
    class="wide"
    place="/unhunch/"
    theme="light"
    attr:scroll=""
    on:unhunch-start={() => session.pause()}
    on:unhunch-segment={(event) => event.detail.index.toFixed()}
  >
    <p>Ninety seconds</p>
  </unhunch-session>
);

export const refused = [
  // @ts-expect-error
  <unhunch-session theme="blue" />,
  // @ts-expect-error
  <unhunch-session on:unhunch-start={(event: CustomEvent<{ index: number }>) => event.detail.index} />,
  // @ts-expect-error
  <unhunch-session routines="office-reset" />,
];
