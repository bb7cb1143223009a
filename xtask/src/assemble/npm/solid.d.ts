// For Solid: `import "unhunch-session/solid"`. Listeners are `on:unhunch-start={…}`.

import type { JSX } from "solid-js";
import type { UnhunchSessionAttributes, UnhunchSessionDetails, UnhunchSessionElement } from "./embed.js";

export * from "./embed.js";

type Listeners = {
  [Type in keyof UnhunchSessionDetails as `on:unhunch-${Type}`]?: (event: CustomEvent<UnhunchSessionDetails[Type]>) => void;
};
/** As attributes, whatever the name: `attr:scroll`, for one. */
type Attributes = { [Name in keyof UnhunchSessionAttributes as `attr:${Name}`]?: UnhunchSessionAttributes[Name] };

declare module "solid-js" {
  namespace JSX {
    interface IntrinsicElements {
      "unhunch-session": Omit<JSX.HTMLAttributes<UnhunchSessionElement>, keyof UnhunchSessionAttributes> &
        UnhunchSessionAttributes &
        Attributes &
        Listeners;
    }
  }
}
