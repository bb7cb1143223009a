// What the types have to refuse.

import type { SvelteHTMLElements } from "svelte/elements";
import "unhunch-session/svelte";

export const refused: SvelteHTMLElements["unhunch-session"][] = [
  // @ts-expect-error
  { theme: "blue" },
  // @ts-expect-error
  { "onunhunch-start": (event: CustomEvent<{ index: number }>) => event.detail.index },
];
