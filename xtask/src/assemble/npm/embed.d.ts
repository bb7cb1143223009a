// The element, for every page and every framework. What a framework wants beside it is in a file of its name, because a file
// that names a package cannot be checked where that package is missing: `import "unhunch-session/react"` instead of this one.

/** What `unhunch:segment` says: the next part begins. */
export interface UnhunchSegment {
  /** Counted from 0. */
  index: number;
  kind: "prepare" | "work" | "rest";
}

/** Why there is no session. The message is a sentence for the author of the page. */
export interface UnhunchError {
  code: "src" | "csp" | "silent" | "offline" | "old-browser" | "missing" | "broken" | "cors" | "load" | "late" | "routine";
  message: string;
  /** The field of the routine that is wrong, for example `steps[2].dose.hold`. */
  field?: string;
}

/** What each event says in its `detail`. Nothing in it depends on what the reader answered. */
export interface UnhunchSessionDetails {
  /** The app is there. */
  ready: Record<string, never>;
  /** Start was pressed, and the safety check comes first. */
  hold: Record<string, never>;
  /** The countdown has begun. */
  start: Record<string, never>;
  segment: UnhunchSegment;
  pause: Record<string, never>;
  resume: Record<string, never>;
  /** The plan came to its end. */
  complete: Record<string, never>;
  /** It ended before that. */
  stop: Record<string, never>;
  error: UnhunchError;
}

/** Each event has two names: `unhunch:start`, and `unhunch-start` for templates that take a colon for something else. */
export type UnhunchSessionEventMap = {
  [Type in keyof UnhunchSessionDetails as `unhunch:${Type}` | `unhunch-${Type}`]: CustomEvent<UnhunchSessionDetails[Type]>;
};

/** Listeners as React, Preact and Svelte take them: `onunhunch-start={…}`. */
export type UnhunchSessionListeners = {
  [Type in keyof UnhunchSessionDetails as `onunhunch-${Type}`]?: (event: CustomEvent<UnhunchSessionDetails[Type]>) => void;
};

/** The attributes of the element. All can be changed at any time. */
export interface UnhunchSessionAttributes {
  /** A slug of the library; without it `office-reset`. */
  routine?: string;
  /** The address of a routine of your own, JSON. */
  src?: string;
  /** A routine of your own as JSON text. */
  json?: string;
  lang?: string;
  /** Without it `auto`: as the page, else as the device. */
  theme?: "auto" | "light" | "dark";
  /** Without it `frame`. */
  mode?: "frame" | "inline";
  /** A country whose emergency numbers are offered, for example `nz`. */
  region?: string;
  /** The address of the folder with the files; without it that of embed.js, or what `setPlace` has said. */
  place?: string;
  /** The words on the Start button. */
  label?: string;
  /** The words under it. */
  note?: string;
  /** The line with length and place, for example "1 min 30 s, in a chair". */
  facts?: string;
  /** Keeps its height, and scrolls inside. */
  scroll?: boolean | "";
}

/** `<unhunch-session>`. Its attributes are set and read with `setAttribute` and `getAttribute`. */
export interface UnhunchSessionElement extends HTMLElement {
  /** Loads what is needed, and starts; or goes on, where the session waits. */
  start(): void;
  pause(): void;
  resume(): void;
  /** Ends the session. */
  stop(): void;
}

/** Where the files are, for all elements that have no `place`: an address, which may begin at that of the page (`/unhunch/`). */
export function setPlace(place: string): void;

declare global {
  interface HTMLElementTagNameMap {
    "unhunch-session": UnhunchSessionElement;
  }
  // What HTMLElement, Document and Window listen to: the events bubble.
  interface GlobalEventHandlersEventMap extends UnhunchSessionEventMap {}
}
