// What scripts in a page rely on and TypeScript does not know.

/** Every element that our scripts look for is an HTML element. */
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
