// For Preact: `import "unhunch-session/preact"`.

import type { HTMLAttributes } from "preact";
import type { UnhunchSessionAttributes, UnhunchSessionElement, UnhunchSessionListeners } from "./embed.js";

export * from "./embed.js";

declare module "preact" {
  namespace JSX {
    interface IntrinsicElements {
      "unhunch-session": Omit<HTMLAttributes<UnhunchSessionElement>, keyof UnhunchSessionAttributes> &
        UnhunchSessionAttributes &
        UnhunchSessionListeners;
    }
  }
}
