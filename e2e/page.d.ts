// What the scripts of a page rely on and TypeScript does not know.

/** Every element that a script of ours looks for is one of HTML. */
interface Element extends HTMLOrSVGElement, ElementCSSInlineStyle {
  hidden: boolean | string;
  innerText: string;
  click(): void;
}

interface Navigator {
  /** In Firefox alone. */
  getAutoplayPolicy?(type: "audiocontext"): "allowed" | "allowed-muted" | "disallowed";
}

/** What a probe of the bench notes in a page. */
declare var bench: any;
