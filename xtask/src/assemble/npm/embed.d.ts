/** What an event of the element says. Nothing in it depends on what the reader answered. */
export interface UnhunchSegment {
  /** Counted from 0. */
  index: number;
  kind: "prepare" | "work" | "rest";
}

/** Why there is no session. The message is a sentence for the author of the page. */
export interface UnhunchError {
  code: "src" | "csp" | "silent" | "offline" | "old-browser" | "missing" | "broken" | "cors" | "load";
  message: string;
  /** The field of the routine that is wrong, for example `steps[2].dose.hold`. */
  field?: string;
}

/** `<unhunch-session>`. */
export interface UnhunchSessionElement extends HTMLElement {
  /** Loads what is needed, and starts; or goes on, where the session waits. */
  start(): void;
  pause(): void;
  resume(): void;
  /** Ends the session. */
  stop(): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "unhunch-session": UnhunchSessionElement;
  }
  interface HTMLElementEventMap {
    "unhunch:ready": CustomEvent<Record<string, never>>;
    "unhunch:hold": CustomEvent<Record<string, never>>;
    "unhunch:start": CustomEvent<Record<string, never>>;
    "unhunch:segment": CustomEvent<UnhunchSegment>;
    "unhunch:pause": CustomEvent<Record<string, never>>;
    "unhunch:resume": CustomEvent<Record<string, never>>;
    "unhunch:complete": CustomEvent<Record<string, never>>;
    "unhunch:stop": CustomEvent<Record<string, never>>;
    "unhunch:error": CustomEvent<UnhunchError>;
  }
}
