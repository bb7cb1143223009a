// The element for frameworks that set a property where there is one of an attribute's name (React, Preact, Vue). All elements have
// a method `scroll`, so the attribute would never be set; here setting it sets the attribute, and the method stays.
export * from "./embed.js";

const type = globalThis.customElements?.get("unhunch-session");
if (type) {
  Object.defineProperty(type.prototype, "scroll", {
    configurable: true,
    get() {
      return Element.prototype.scroll;
    },
    set(on) {
      this.toggleAttribute("scroll", on != null && on !== false);
    },
  });
}
