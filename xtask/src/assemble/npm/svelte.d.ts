// For Svelte 5: `import "unhunch-session/svelte"`. Listeners are `onunhunch-start={…}`.

import type { HTMLAttributes } from "svelte/elements";
import type { UnhunchSessionAttributes, UnhunchSessionElement, UnhunchSessionListeners } from "./embed.js";

export * from "./embed.js";

declare module "svelte/elements" {
  interface SvelteHTMLElements {
    "unhunch-session": Omit<HTMLAttributes<UnhunchSessionElement>, keyof UnhunchSessionAttributes> &
      UnhunchSessionAttributes &
      UnhunchSessionListeners;
  }
}
