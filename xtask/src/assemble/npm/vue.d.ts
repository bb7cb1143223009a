// For templates of Vue 3: `import "unhunch-session/vue"`. Listeners are `@unhunch-start="…"`. The compiler of the templates
// has to be told that the element is none of Vue's: `isCustomElement: (tag) => tag === "unhunch-session"`.

import type { HTMLAttributes, PublicProps } from "vue";
import type { UnhunchSessionAttributes, UnhunchSessionDetails } from "./embed.js";

export * from "./embed.js";

type Listeners = {
  [Type in keyof UnhunchSessionDetails as `onUnhunch${Capitalize<Type>}`]?: (event: CustomEvent<UnhunchSessionDetails[Type]>) => void;
};

declare module "vue" {
  interface GlobalComponents {
    "unhunch-session": new () => {
      $props: PublicProps & Omit<HTMLAttributes, keyof UnhunchSessionAttributes> & UnhunchSessionAttributes & Listeners;
    };
  }
}
