// For React 19 and what is built on it: `import "unhunch-session/react"`.

import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { UnhunchSessionAttributes, UnhunchSessionElement, UnhunchSessionListeners } from "./embed.js";

export * from "./embed.js";

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "unhunch-session": DetailedHTMLProps<HTMLAttributes<UnhunchSessionElement>, UnhunchSessionElement> &
        UnhunchSessionAttributes &
        UnhunchSessionListeners;
    }
  }
}
