// One for all: `vite build react --config vite.config.mjs`.

import linker from "@angular/compiler-cli/linker/babel";
import { transformAsync } from "@babel/core";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";

/** Angular's own packages come half compiled; the rest is done by whoever bundles. */
const angular = {
  name: "angular-linker",
  async transform(code, id) {
    if (!id.includes("/@angular/") || !code.includes("ɵɵngDeclare")) return undefined;
    const { code: linked } = await transformAsync(code, {
      plugins: [linker],
      filename: id,
      configFile: false,
      babelrc: false,
      compact: false,
      sourceMaps: false,
    });
    return { code: linked, map: null };
  },
};

export default defineConfig({
  plugins: [
    angular,
    svelte({ configFile: false }),
    vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === "unhunch-session" } } }),
  ],
  define: { ngDevMode: "false" },
  publicDir: "../public",
  build: { reportCompressedSize: false },
});
